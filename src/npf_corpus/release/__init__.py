"""A release as bytes: JSON and records, faults, the manifest, files written whole or not at all."""
