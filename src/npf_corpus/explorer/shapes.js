'use strict';
// What is shown of a record: in a row, on a card, in the panel, in CSV.
const Shapes = (({tables, axes, release}) => {
  const {claims, statements, documents, tiers} = tables;
  const document_ = new Map();
  for (let row = 0; row < documents.size; row++) document_.set(documents.named('document', row)[0], row);
  const documentOf = (table, row) => document_.get(table.named('document', row)[0]);
  const statementOf = (table, row) => table.columns.statement[row];
  const names = (axis, table, row) => table.named(axis, row).map(at => axes[axis].titles[at]);
  const ids = (axis, table, row) => table.named(axis, row).map(at => axes[axis].keys[at]);
  const list = parts => parts.join('; ');
  const symbol = row => axes.unit.symbols[claims.named('unit', row)[0]];
  const words = text => (text || '').replaceAll('-', ' ');
  const aspect = row => { const [name] = ids('aspect', claims, row); return name === 'level' ? '' : words(name); };
  const modality = row => words(ids('modality', claims, row)[0]) +
    (claims.get('hedged', row) ? ', striven for' : '');
  const time = row => claims.get('deadline', row) && `by ${claims.get('deadline', row)}` ||
    claims.get('as_of', row) || '';
  const value = row => `${claims.get('interval', row)} ${symbol(row)}`;
  const grouped = text => {
    const [, minus, whole, rest] = /^(-?)(\d*)(.*)$/.exec(text);
    return minus + whole.replace(/\B(?=(\d{3})+$)/g, ',') + rest;
  };
  // An interval as it is read: 5,000; ≥ 5,000; < 60; [27,000 – 30,000).
  function told(row) {
    const text = claims.get('interval', row), [lower, upper] = text.slice(1, -1).split(',');
    const low = text[0] === '[', high = text.at(-1) === ']', of = symbol(row);
    const said = lower === upper ? grouped(lower) : lower && upper ? `${text[0]}${grouped(lower)} – ${grouped(upper)}${text.at(-1)}` :
      lower ? `${low ? '≥' : '>'} ${grouped(lower)}` : upper ? `${high ? '≤' : '<'} ${grouped(upper)}` : 'any';
    return of === '%' ? `${said}%` : `${said} ${of}`;
  }
  const speakers = row => list(names('speaker', statements, row)) || statements.get('speaker_label', row) || '';
  const label = (table, row) => names('document', table, row)[0];
  const said = row => statements.get('sentence', row) || statements.get('gist', row) || '';

  // Ends of an interval as it is written: [12,13), (40,).
  function ends(text) {
    const [lower, upper] = text.slice(1, -1).split(',').map(end => end === '' ? null : Number(end));
    return {lower, upper, low: text[0] === '[', high: text.at(-1) === ']'};
  }
  const start = row => { const {lower, upper} = ends(claims.get('interval', row)); return lower ?? upper; };

  // Columns of the grid: name, heading, width, text, what sorts it and what a pointer is told
  // where these are not the text.
  const of = axis => (table => row => list(names(axis, table, row)));
  const COLUMNS = {
    claims: [
      ['region', 'Region', 130, of('region')(claims)],
      ['measure', 'Measure', 210, row => names('measure', claims, row)[0] + (aspect(row) && ` (${aspect(row)})`)],
      ['figure', 'Figure', 120, row => claims.get('surface', row)],
      ['interval', 'Value', 190, told, start],
      ['modality', 'Modality', 110, modality],
      ['time', 'Time', 110, time],
      ['sector', 'Sector', 120, of('sector')(claims)],
      ['document', 'Document', 175, row => ids('document', claims, row)[0], null, row => label(claims, row)],
    ],
    statements: [
      ['said', 'What it says', 420, row => said(row) || `${figures(row)}`],
      ['kind', 'Kind', 100, row => words(statements.get('kind', row))],
      ['region', 'Region', 130, of('region')(statements)],
      ['sector', 'Sector', 150, of('sector')(statements)],
      ['speaker', 'Speaker', 150, speakers],
      ['document', 'Document', 175, row => ids('document', statements, row)[0], null, row => label(statements, row)],
    ],
    documents: [
      ['label', 'Document', 330, row => label(documents, row)],
      ['title', 'Title', 300, row => documents.get('title', row) || ''],
      ['genre', 'Genre', 110, of('genre')(documents)],
      ['published', 'Published', 110, row => documents.get('published', row)],
      ['publisher', 'Publisher', 220, of('publisher')(documents)],
    ],
    tiers: [
      ['sector', 'Sector', 250, of('sector')(tiers)],
      ['tier', 'Tier', 170, row => words(ids('tier', tiers, row)[0])],
      ['region', 'Region', 180, of('region')(tiers)],
      ['document', 'Document', 250, row => ids('document', tiers, row)[0], null, row => label(tiers, row)],
    ],
  };

  let inside = null;
  // The claims of each statement.
  function within(row) {
    if (!inside) {
      inside = new Map();
      for (let at = 0; at < claims.size; at++) {
        const key = statementOf(claims, at);
        inside.set(key, [...(inside.get(key) || []), at]);
      }
    }
    return inside.get(row) || [];
  }
  const figures = row => list(within(row).map(at => `${claims.get('surface', at)} ${names('measure', claims, at)[0]}`));

  // A card: a heading and lines below it.
  function card(name, row) {
    if (name === 'claims') return [`${claims.get('surface', row)} · ${COLUMNS.claims[1][3](row)}`,
      `${told(row)} · ${modality(row)}${time(row) && ` · ${time(row)}`}`,
      [list(names('region', claims, row)), list(names('sector', claims, row))].filter(Boolean).join(' · '),
      label(claims, row)];
    const [first, ...more] = COLUMNS[name].map(([, , , read, , hint]) => (hint || read)(row));
    return [first, ...more.filter(Boolean)].slice(0, 4);
  }

  const where = (table, row) => {
    const at = documentOf(table, row);
    return [['document', label(table, row)], ['title', documents.get('title', at)],
      ['publisher', list(names('publisher', documents, at))], ['published', documents.get('published', at)],
      ['said on', documents.get('asserted', at)],
      ['address', {url: documents.get('url', at)}]];
  };
  const stated = row => row < 0 ? [] : [
    ['sentence', {quote: statements.get('sentence', row), lang: documents.get('language', documentOf(statements, row))}],
    ['statement', statements.get('gist', row)], ['said by', speakers(row)],
    ['attribution', words(statements.get('attribution', row))]];
  const about = (table, row) => [['region', list(names('region', table, row))],
    ['sector', list(names('sector', table, row))], ['initiative', list(names('initiative', table, row))]];

  // The panel of a record: a title, and fields, of which empty ones are passed over.
  const PANELS = {
    claims: row => [`${claims.get('surface', row)} — ${COLUMNS.claims[1][3](row)}`, [
      ['interval', value(row)], ['reading', words(claims.get('reading', row))],
      ['unit', `${names('unit', claims, row)[0]} (${claims.get('unit_basis', row)})`],
      ['aspect', words(ids('aspect', claims, row)[0])], ['modality', modality(row)],
      ['as of', claims.get('as_of', row)], ['deadline', claims.get('deadline', row)],
      ['distribution', words(claims.get('distribution', row))],
      ['disputed', claims.get('disputed', row) ? 'yes' : ''],
      ['caveats', {items: claims.get('caveats', row)}],
      ...about(claims, row), ...stated(statementOf(claims, row)),
      ['part of', {records: [['statements', statementOf(claims, row)]]}],
      ['beside it', {records: within(statementOf(claims, row)).filter(at => at !== row).map(at => ['claims', at])}],
      ['one of', {records: claims.get('item_of', row) ? [['claims', claims.row(claims.get('item_of', row))]] : []}],
      ...where(claims, row)]],
    statements: row => [statements.get('gist', row) || figures(row) || 'Statement', [
      ['kind', words(statements.get('kind', row))],
      ...stated(row).filter(([name]) => name !== 'statement'), ...about(statements, row),
      ['claims', {records: within(row).map(at => ['claims', at])}], ...where(statements, row)]],
    documents: row => [label(documents, row), [
      ['genre', list(names('genre', documents, row))], ['language', documents.get('language', row)],
      ['read', documents.get('depth', row)], ['fidelity', words(documents.get('fidelity', row))],
      ['derived from', documents.get('derived_from', row)],
      ['caveats', {items: documents.get('caveats', row)}],
      ...where(documents, row).slice(1)]],
    tiers: row => [`${list(names('sector', tiers, row))}: ${words(ids('tier', tiers, row)[0])}`, [
      ['region', list(names('region', tiers, row))],
      ...stated(statementOf(tiers, row)),
      ['statement', {records: statementOf(tiers, row) < 0 ? [] : [['statements', statementOf(tiers, row)]]}],
      ...where(tiers, row)]],
  };
  const called = (name, row) => name === 'claims' ? `${claims.get('surface', row)} ${names('measure', claims, row)[0]}`
    : statements.get('gist', row) || statements.id(row);

  // CSV: names of columns and how each is read; names of things, and their ids.
  const both = (axis, table, one) => [[one, of(axis)(table)],
    [`${one.replace(/s$/, '')}_id${one.endsWith('s') ? 's' : ''}`, row => list(ids(axis, table, row))]];
  const fields = (table, ...found) => found.map(name => [name, row => {
    const found_ = table.get(name, row);
    return Array.isArray(found_) ? list(found_) : found_;
  }]);
  const source = table => [...both('document', table, 'document'),
    ['url', row => documents.get('url', documentOf(table, row))], ['pin', () => release.pin]];
  const quoted = at => release.sentences ? [['sentence', row => at(row) < 0 ? '' : statements.get('sentence', at(row))]] : [];
  const CSV = {
    claims: [['id', claims.id], ...both('measure', claims, 'measure'), ...both('aspect', claims, 'aspect').slice(0, 1),
      ...fields(claims, 'surface', 'reading', 'interval'), ['unit', symbol], ['unit_id', row => list(ids('unit', claims, row))],
      ...fields(claims, 'unit_basis'), ...both('region', claims, 'regions'), ...both('sector', claims, 'sectors'),
      ...both('initiative', claims, 'initiative'), ...both('modality', claims, 'modality').slice(0, 1),
      ...fields(claims, 'hedged', 'as_of', 'deadline', 'distribution', 'item_of', 'disputed', 'caveats'),
      ['statement', row => statements.id(statementOf(claims, row))], ['gist', row => statements.get('gist', statementOf(claims, row))],
      ['speakers', row => speakers(statementOf(claims, row))], ...quoted(row => statementOf(claims, row)), ...source(claims)],
    statements: [['id', statements.id], ...fields(statements, 'kind', 'gist'), ['speakers', speakers],
      ...fields(statements, 'attribution'), ...both('region', statements, 'regions'),
      ...both('sector', statements, 'sectors'), ...both('initiative', statements, 'initiatives'),
      ...quoted(row => row), ...source(statements)],
    documents: [['id', documents.id], ['label', row => label(documents, row)],
      ...fields(documents, 'title', 'url', 'published', 'asserted', 'language', 'depth', 'fidelity', 'derived_from', 'caveats'),
      ...both('genre', documents, 'genre').slice(0, 1), ...both('publisher', documents, 'publisher'), ['pin', () => release.pin]],
    tiers: [['id', tiers.id], ...both('sector', tiers, 'sector'), ...both('tier', tiers, 'tier').slice(0, 1),
      ...both('region', tiers, 'regions'), ...quoted(row => statementOf(tiers, row)), ...source(tiers)],
  };

  return {columns: name => COLUMNS[name], card, panel: (name, row) => PANELS[name](row), called, csv: name => CSV[name],
    ends, told, symbol, names, ids, modality, time};
})(DATA);
