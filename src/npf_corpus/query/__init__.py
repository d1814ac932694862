"""How records are found: by name, along axes, by value; and how an answer explains itself."""
