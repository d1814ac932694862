'use strict';
// What a selection is, and what is said of it: ids, Python, a link, CSV. It knows no page.
// A query is {table, axes: {region: ['CN-HB', …], …}, words, sort}.
const DATA = JSON.parse(document.getElementById('data').textContent);

const Selection = (data => {
  const HAN = '\\u2e80-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
  const LETTER = `(?:(?![${HAN}])[\\p{L}\\p{N}])`;
  const WORD = new RegExp(
    `${LETTER}+(?:(?:&|(?<=\\p{Nd})[.,](?=\\p{Nd}))${LETTER}+)*|(?:(?=[\\p{L}\\p{N}])[${HAN}])+`,
    'gu');
  const UNSEEN = new RegExp(data.patterns.unseen, 'gu');
  const FORMULA = new RegExp(`^(?:${data.patterns.formula})`, 'u');
  const BELOW_ZERO = new RegExp(`^(?:${data.patterns.below_zero})$`, 'u');
  const {tables, axes} = data;
  for (const table of Object.values(tables)) {
    table.size = table.ids.rest.length;
    table.id = row => table.ids.stems.of[table.ids.stems.at[row]] + table.ids.rest[row];
    table.get = (name, row) => { const c = table.columns[name]; return c && c.of[c.at[row]]; };
    table.row = id => (table.places ||= new Map(table.ids.rest.map((_, at) => [table.id(at), at]))).get(id);
    table.named = (axis, row) => {
      const found = table.keys[axis] === undefined ? -1 : table.keys[axis][row];
      return Array.isArray(found) ? found : found < 0 ? [] : [found];
    };
  }
  for (const axis of Object.values(axes)) {
    axis.number = new Map(axis.keys.map((key, at) => [String(key), at]));
    axis.above = axis.parts && axis.keys.map(() => []);
    if (axis.parts) axis.parts.forEach((parts, at) => parts.forEach(p => axis.above[p].push(at)));
  }

  const fold = text => text.replaceAll('，', ' ').normalize('NFKD').replace(/\p{M}/gu, '')
    .toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ');
  const wordsOf = text => [...new Set(fold(text).match(WORD) || [])];

  function holder(word) {
    const han = new RegExp(`^[${HAN}]`, 'u').test(word);
    if (han) return text => text.includes(word);
    const digit = /\p{Nd}/u;
    const before = digit.test([...word][0]) ? '(?<!\\p{Nd}[.,])' : '';
    const after = digit.test([...word].at(-1)) ? '(?![.,]\\p{Nd})' : '';
    const plain = word.replace(/[.,&]/g, '[$&]');
    const whole = new RegExp(`(?<!${LETTER})(?<!${LETTER}&)${before}${plain}` +
      `(?!${LETTER})(?!&${LETTER})${after}`, 'u');
    return text => text.includes(word) && whole.test(text);
  }

  // The rows that hold all of some words, in whichever of their texts; a document also those
  // of which one statement does.
  function worded(name, words) {
    const table = tables[name];
    let rows = new Uint8Array(table.size).fill(1);
    for (const word of words) {
      const holds = holder(word), found = new Uint8Array(table.size);
      table.words.of.forEach((text, at) => {
        const places = table.words.at[at];
        if (!holds(data.words[text])) return;
        if (Array.isArray(places)) for (const place of places) found[place] = 1;
        else found[places] = 1;
      });
      rows = rows.map((kept, row) => kept & found[row]);
    }
    if (name === 'documents') {
      const said = worded('statements', words), {statements} = tables;
      const row = new Map(Array.from({length: table.size}, (_, at) => [table.named('document', at)[0], at]));
      said.forEach((held, at) => { if (held) rows[row.get(statements.named('document', at)[0])] = 1; });
    }
    return rows;
  }

  // A key with all that it contains, as marks by number.
  function scope(axis, keys) {
    const {number, parts} = axes[axis], inside = new Uint8Array(axes[axis].keys.length);
    const todo = keys.map(key => number.get(String(key)));
    while (todo.length) {
      const at = todo.pop();
      if (at === undefined || inside[at]) continue;
      inside[at] = 1;
      if (parts) todo.push(...parts[at]);
    }
    return inside;
  }

  function along(name, axis, keys) {
    const table = tables[name], inside = scope(axis, keys), rows = new Uint8Array(table.size);
    table.keys[axis].forEach((found, row) => {
      rows[row] = Array.isArray(found) ? +found.some(at => inside[at]) : +(found >= 0 && inside[found]);
    });
    return rows;
  }

  const kept = new Map();
  function once(key, make) {
    if (!kept.has(key)) {
      if (kept.size > 60) kept.clear();
      kept.set(key, make());
    }
    return kept.get(key);
  }

  // The rows that a query keeps, each mask made once; `but` is an axis that is left out.
  function rows(query, but) {
    const {table} = query, masks = [], words = wordsOf(query.words || '');
    if (words.length) masks.push(once(JSON.stringify([table, words]), () => worded(table, words)));
    for (const [axis, keys] of asked(query))
      if (axis !== but) masks.push(once(JSON.stringify([table, axis, keys]), () => along(table, axis, keys)));
    const found = [];
    for (let row = 0; row < tables[table].size; row++)
      if (masks.every(mask => mask[row])) found.push(row);
    return found;
  }

  // The axes along which a query narrows its table, and those that the table does not have.
  const asked = query => Object.entries(query.axes)
    .filter(([axis, keys]) => keys.length && tables[query.table].keys[axis]);
  const idle = query => Object.entries(query.axes)
    .filter(([axis, keys]) => keys.length && !tables[query.table].keys[axis]).map(([axis]) => axis);

  // How many rows of the query each key of an axis would keep.
  function counts(query, axis) {
    const {keys, above} = axes[axis], table = tables[query.table], found = new Uint32Array(keys.length);
    const seen = new Int32Array(keys.length).fill(-1);
    for (const row of rows(query, axis)) {
      const todo = [...table.named(axis, row)];
      while (todo.length) {
        const at = todo.pop();
        if (seen[at] === row) continue;
        seen[at] = row;
        found[at]++;
        if (above) todo.push(...above[at]);
      }
    }
    return found;
  }

  const literal = key => typeof key === 'number' ? String(key) : JSON.stringify(key);

  function python(query) {
    const verbs = asked(query).map(([axis, keys]) =>
      `.${axes[axis].verb}(${keys.map(key => literal(axes[axis].keys[axes[axis].number.get(String(key))])).join(', ')})`);
    const words = wordsOf(query.words || '');
    if (words.length) verbs.push(`.matching(${JSON.stringify(words.join(' '))})`);
    return `${data.release.opened}.${query.table}${verbs.join('')}`;
  }

  function fragment(query) {
    const found = new URLSearchParams({table: query.table});
    for (const [axis, keys] of Object.entries(query.axes))
      for (const key of keys) found.append(axis, key);
    if (query.words) found.set('text', query.words);
    if (query.sort) found.set('sort', query.sort);
    if (query.record) found.set('record', query.record);
    return `#${found}`;
  }

  // The query of a link; what the corpus does not have is told, and left out.
  function parse(text) {
    const given = new URLSearchParams(text.replace(/^#/, '')), unknown = [];
    const query = {table: given.get('table') || 'claims', axes: {}, words: given.get('text') || '',
      sort: given.get('sort') || '', record: given.get('record') || ''};
    if (!Object.hasOwn(tables, query.table)) {
      unknown.push(query.table);
      query.table = 'claims';
    }
    for (const axis of Object.keys(axes)) {
      query.axes[axis] = [];
      for (const key of new Set(given.getAll(axis)))
        if (axes[axis].number.has(key)) query.axes[axis].push(key);
        else unknown.push(`${axis} ${key}`);
    }
    return {query, unknown};
  }

  const disarmed = text => FORMULA.test(text) && !BELOW_ZERO.test(text) ? `'${text}` : text;
  const cell = value => {
    const text = disarmed(value === null || value === undefined ? '' : String(value));
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };

  // CSV as the library writes it: a text that a spreadsheet would run has an apostrophe before it.
  function csv(name, found) {
    const columns = Shapes.csv(name);
    const lines = [columns.map(([head]) => cell(head))];
    for (const row of found) lines.push(columns.map(([, read]) => cell(read(row))));
    return `\ufeff${lines.map(line => line.join(',')).join('\r\n')}\r\n`;
  }

  const code = sign => `⟨U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  const shown = text => String(text).replace(/\r\n?/g, '\n').replace(UNSEEN, code);

  const number = many => many.toLocaleString('en');
  const counted = (many, nouns) => `${number(many)} ${many === 1 ? nouns.slice(0, -1) : nouns}`;

  return {rows, counts, idle, python, fragment, parse, csv, shown, number, counted, fold, wordsOf, asked};
})(DATA);
