'use strict';
// The page: filters, tabs, grid, panel and links of one query, which the address keeps.
const Page = (() => {
  const {tables, axes} = DATA, {shown} = Selection;
  const $ = id => document.getElementById(id);
  const MAIN = ['region', 'sector', 'measure', 'year', 'modality', 'aspect', 'document', 'tier'];
  const NAMES = {text: 'Words'};
  const OPTIONS = 200;
  const narrow = matchMedia('(max-width: 48rem)');
  let {query, unknown} = Selection.parse(location.hash);
  let rows = [], grid = null, opener = null, ready = false;

  function make(tag, given = {}, ...inside) {
    const found = document.createElement(tag);
    for (const [name, value] of Object.entries(given)) {
      if (name.startsWith('on')) found.addEventListener(name.slice(2), value);
      else if (value !== undefined && value !== false) found.setAttribute(name, value === true ? '' : value);
    }
    found.append(...inside.map(each => each instanceof Node ? each : shown(each)));
    return found;
  }
  const say = text => { $('said').textContent = ''; setTimeout(() => { $('said').textContent = text; }, 50); };
  const named = axis => NAMES[axis] || axis[0].toUpperCase() + axis.slice(1);
  const {number} = Selection;
  const title = (axis, key) => axes[axis].titles[axes[axis].number.get(String(key))];

  // Filters: for each axis a box that lists what there is, and what is chosen above it

  function filter(axis) {
    const box = make('input', {id: `filter-${axis}`, role: 'combobox', 'aria-expanded': 'false',
      'aria-controls': `list-${axis}`, 'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false',
      placeholder: 'Any', title: axes[axis].help});
    const chosen = make('ul', {class: 'chips', 'aria-label': `${named(axis)}: chosen`});
    const options = make('ul', {id: `list-${axis}`, role: 'listbox', 'aria-multiselectable': 'true',
      'aria-label': named(axis), hidden: true});
    const idle = make('small', {class: 'idle', hidden: true});
    const part = make('div', {class: 'filter', 'data-axis': axis},
      make('label', {for: box.id}, named(axis)), idle, chosen, make('div', {class: 'combo'}, box, options));
    let active = -1;

    function toggle(key) {
      const keys = query.axes[axis], at = keys.indexOf(key);
      if (at < 0) keys.push(key); else keys.splice(at, 1);
      say(`${title(axis, key)} ${at < 0 ? 'chosen' : 'removed'}`);
      update();
    }
    function draw() {
      const found = listed(axis, box.value), keys = new Set(query.axes[axis]);
      options.replaceChildren(...found.slice(0, OPTIONS).map(({at, depth, count, path}, place) => {
        const key = String(axes[axis].keys[at]);
        const option = make('li', {id: `${options.id}-${place}`, role: 'option', 'data-key': key,
          'aria-selected': String(keys.has(key)), style: `--depth:${depth}`},
          make('span', {}, axes[axis].titles[at]), path ? make('small', {}, path) : '',
          make('b', {'aria-label': `${count} ${query.table}`}, number(count)));
        option.addEventListener('mousedown', event => event.preventDefault());
        option.addEventListener('click', () => { toggle(key); draw(); });
        return option;
      }));
      const more = found.length - OPTIONS;
      if (!found.length || more > 0)
        options.append(make('li', {role: 'presentation', class: 'help'},
          found.length ? `${number(more)} more: type to find them` : 'Nothing here has such a name'));
      options.hidden = false;
      box.setAttribute('aria-expanded', 'true');
      active = Math.min(active, found.length - 1, OPTIONS - 1);
      point();
    }
    function point() {
      options.querySelectorAll('.active').forEach(each => each.classList.remove('active'));
      const option = options.children[active];
      if (active < 0 || !option) return box.removeAttribute('aria-activedescendant');
      option.classList.add('active');
      box.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({block: 'nearest'});
    }
    function shut() {
      options.hidden = true;
      active = -1;
      box.setAttribute('aria-expanded', 'false');
      box.removeAttribute('aria-activedescendant');
    }
    box.addEventListener('focus', () => { if (options.hidden) draw(); });
    box.addEventListener('click', () => { if (options.hidden) draw(); });
    box.addEventListener('input', () => { active = box.value ? 0 : -1; draw(); });
    box.addEventListener('blur', () => { box.value = ''; shut(); });
    box.addEventListener('keydown', event => {
      const count = options.querySelectorAll('[role=option]').length;
      const step = {ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8}[event.key];
      if (step) {
        event.preventDefault();
        if (options.hidden) return draw();
        active = Math.max(0, Math.min(count - 1, active + step));
        point();
      } else if (event.key === 'Enter') {
        event.preventDefault();
        const key = !options.hidden && active >= 0 && options.children[active].dataset.key;
        if (key) { toggle(key); box.value = ''; active = -1; draw(); }
      } else if (event.key === 'Escape' && !options.hidden) {
        event.stopPropagation();
        box.value = '';
        shut();
      } else if (event.key === 'Backspace' && !box.value && query.axes[axis].length) toggle(query.axes[axis].at(-1));
    });
    part.refresh = () => {
      chosen.replaceChildren(...query.axes[axis].map(key => make('li', {},
        make('button', {type: 'button', 'aria-label': `Remove ${shown(title(axis, key))}`,
          onclick: () => { toggle(key); box.focus(); shut(); }}, title(axis, key)))));
      chosen.hidden = !query.axes[axis].length;
      const off = !tables[query.table].keys[axis];
      idle.textContent = off ? `does not narrow ${query.table}` : '';
      idle.hidden = !off;
      part.classList.toggle('off', off);
    };
    return part;
  }

  // What there is to choose along an axis: by name where one is typed, else the top of the tree.
  function listed(axis, typed) {
    const {keys, titles, more, parts, above, kinds, parents} = axes[axis];
    if (!tables[query.table].keys[axis]) return [];
    const counts = Selection.counts(query, axis), chosen = new Set(query.axes[axis]);
    const live = at => counts[at] > 0 || chosen.has(String(keys[at]));
    const most = axis === 'year' ? (a, b) => keys[b] - keys[a] : (a, b) => counts[b] - counts[a];
    const home = at => parents ? parents[at] : above && above[at].length ? above[at][0] : -1;
    const grouped = at => Number(kinds !== undefined && ['group', 'informal'].includes(kinds[at]));
    const chinese = at => more[at].split('\n')[0];
    const entry = (at, depth, path) => ({at, depth, count: counts[at], path});
    const sought = Selection.fold(typed).trim();
    if (sought) {
      const rank = at => {
        const texts = `${titles[at]}\n${more[at]}\n${keys[at]}`;
        const found = Selection.fold(texts).split('\n').map(text => text === sought ? 0 :
          text.startsWith(sought) ? 1 : text.includes(sought) ? 2 : 3);
        return Math.min(...found);
      };
      return keys.map((_, at) => [at, live(at) ? rank(at) : 3]).filter(([, place]) => place < 3)
        .sort(([a, first], [b, second]) => first - second || most(a, b))
        .map(([at]) => entry(at, 0, [home(at) < 0 ? '' : `in ${titles[home(at)]}`,
          chinese(at)].filter(Boolean).join(' · ')));
    }
    const all = keys.map((_, at) => at).filter(live).sort(most);
    if (!parts) return all.map(at => entry(at, 0, chinese(at)));
    const order = new Map(all.map((at, place) => [at, place])), met = new Set(), found = [];
    for (const root of all.filter(at => !above[at].length)) {
      if (met.has(root)) continue;
      met.add(root);
      found.push(entry(root, 0, chinese(root)));
      for (const part of parts[root].filter(at => order.has(at) && !met.has(at))
        .sort((a, b) => grouped(a) - grouped(b) || most(a, b))) {
        met.add(part);
        found.push(entry(part, 1, chinese(part)));
      }
    }
    return found;
  }

  // The grid: columns where there is room, cards on a phone

  const text = (...inside) => { const part = document.createDocumentFragment(); part.append(...inside); return part; };
  function columns() {
    const {table} = query;
    if (narrow.matches) return [{id: 'card', name: 'Record', field: 'row', width: 300,
      formatter: (r, c, v, m, {row}) => text(...Shapes.card(table, row).map((line, at) =>
        make(at ? 'span' : 'strong', {class: 'line'}, line)))}];
    return Shapes.columns(table).map(([id, name, width, read, , hint]) => ({id, name, width, field: 'row', sortable: true,
      minWidth: 70, formatter: (r, c, v, m, {row}) => ({html: text(shown(read(row))), toolTip: shown(hint ? hint(row) : read(row))})}));
  }
  function build() {
    const home = $('grid');
    if (grid) grid.destroy();
    home.replaceChildren();
    grid = new Libraries.SlickGrid(home, {getLength: () => rows.length, getItem: at => ({row: rows[at]})}, columns(), {
      rowHeight: narrow.matches ? 98 : 34, enableHtmlRendering: false, enableColumnReorder: false, editable: false,
      forceFitColumns: true, autosizeColsMode: 'LFF', showColumnHeader: !narrow.matches, enableTextSelectionOnCells: true});
    grid.setFocus = () => home.focus({preventScroll: true});
    home.querySelectorAll('[tabindex]').forEach(each => each.removeAttribute('tabindex'));
    grid.onClick.subscribe((_, {row}) => open(query.table, rows[row]));
    grid.onSort.subscribe((_, {sortCol, sortAsc}) => { query.sort = (sortAsc ? '' : '-') + sortCol.id; update(); });
    grid.onActiveCellChanged.subscribe(() => {
      home.querySelectorAll('#cell').forEach(each => each.removeAttribute('id'));
      const cell = grid.getActiveCellNode();
      if (!cell) return home.removeAttribute('aria-activedescendant');
      cell.id = 'cell';
      home.setAttribute('aria-activedescendant', 'cell');
    });
    const label = () => home.querySelectorAll('.slick-row').forEach(each =>
      each.setAttribute('aria-rowindex', Number(each.dataset.row) + 2));
    grid.onRendered.subscribe(label);
    label();
    sorted();
  }
  function sorted() {
    if (narrow.matches) return;
    const [, minus, column] = /^(-?)(.*)$/.exec(query.sort);
    grid.setSortColumns(column ? [{columnId: column, sortAsc: !minus}] : []);
    $('grid').querySelectorAll('.slick-header-column').forEach(each => each.setAttribute('aria-sort',
      each.dataset.id !== column ? 'none' : minus ? 'descending' : 'ascending'));
  }
  function order() {
    const [, minus, wanted] = /^(-?)(.*)$/.exec(query.sort);
    const column = Shapes.columns(query.table).find(([id]) => id === wanted);
    if (!column) { query.sort = ''; return; }
    const read = column[4] || column[3], keys = new Map(rows.map(row => [row, read(row)])), way = minus ? -1 : 1;
    const collate = new Intl.Collator('en', {numeric: true}).compare;
    rows.sort((a, b) => {
      const [first, second] = [keys.get(a), keys.get(b)];
      return way * (typeof first === 'number' ? first - second : collate(first, second)) || a - b;
    });
  }
  const MOVES = {ArrowDown: 'navigateDown', ArrowUp: 'navigateUp', ArrowRight: 'navigateRight', ArrowLeft: 'navigateLeft',
    PageDown: 'navigatePageDown', PageUp: 'navigatePageUp', Home: 'navigateRowStart', End: 'navigateRowEnd'};
  $('grid').addEventListener('keydown', event => {
    if (event.target !== $('grid') || !rows.length) return;
    const cell = grid.getActiveCell();
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (cell) open(query.table, rows[cell.row]);
    } else if (MOVES[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      const far = {Home: 'navigateTop', End: 'navigateBottom'}[event.key];
      if (!cell) grid.setActiveCell(grid.getViewport().top, 0);
      else grid[event.ctrlKey && far ? far : MOVES[event.key]]();
    }
  }, true);
  $('grid').addEventListener('focus', () => { if (grid && rows.length && !grid.getActiveCell()) grid.setActiveCell(grid.getViewport().top, 0); });

  // The panel of a record

  function open(table, row, keep) {
    const [name, fields] = Shapes.panel(table, row);
    if ($('record').hidden) opener = document.activeElement;
    const body = [];
    for (const [field, value] of fields) {
      const inside = field && value ? worth(value) : null;
      if (inside) body.push(make('dt', {}, field), make('dd', {}, inside));
    }
    const id = tables[table].id(row);
    $('fields').replaceChildren(make('h2', {id: 'record-title'}, name), make('p', {}, make('code', {}, id)),
      make('dl', {}, ...body), make('p', {}, 'In Python: ', make('code', {}, `${DATA.release.opened}[${JSON.stringify(id)}]`)));
    $('record').hidden = false;
    $('record').scrollTop = 0;
    query.record = id;
    if (!keep) { remember(); $('close').focus({preventScroll: true}); }
  }
  function worth(value) {
    if (typeof value !== 'object') return text(shown(value));
    if (value.quote) return make('q', {lang: value.lang, class: 'quote'}, value.quote);
    if (value.items && value.items.length) return make('ul', {}, ...value.items.map(each => make('li', {}, each)));
    if (value.url) return /^https?:\/\//i.test(value.url) ?
      make('a', {href: value.url, rel: 'noreferrer noopener', target: '_blank'}, value.url) : text(shown(value.url));
    if (value.records && value.records.length) return make('ul', {}, ...value.records.slice(0, 60).map(([table, row]) =>
      make('li', {}, make('button', {type: 'button', class: 'plain', onclick: () => open(table, row)}, Shapes.called(table, row)))));
    return null;
  }
  function shut() {
    if ($('record').hidden) return;
    $('record').hidden = true;
    query.record = '';
    remember();
    if (opener && opener.isConnected) opener.focus({preventScroll: true});
  }
  $('close').addEventListener('click', shut);
  document.addEventListener('keydown', event => { if (event.key === 'Escape') shut(); });

  // The query: shown everywhere, kept in the address

  function remember() {
    const link = Selection.fragment(query);
    if (location.hash !== link) history.replaceState(null, '', link);
  }
  function update() {
    rows = Selection.rows(query);
    order();
    const {table} = query, all = tables[table].size, idle = Selection.idle(query);
    for (const tab of $('tabs').children) {
      const mine = tab.dataset.table === table;
      tab.setAttribute('aria-selected', String(mine));
      tab.tabIndex = mine ? 0 : -1;
      if (mine) $('answer').setAttribute('aria-labelledby', tab.id);
      tab.lastChild.textContent = number(Selection.rows({...query, table: tab.dataset.table}).length);
    }
    $('count').textContent = `${number(rows.length)} of ${Selection.counted(all, table)}` +
      (idle.length ? `; ${idle.join(', ')} does not narrow ${table}` : '') +
      (query.words && !Selection.wordsOf(query.words).length ? '; there is no word to look for' : '') +
      (unknown.length ? `; the link asks for what is not here: ${shown(unknown.join(', '))}` : '');
    $('line').textContent = shown(Selection.python(query));
    $('words').value = query.words;
    document.querySelectorAll('.filter[data-axis]').forEach(each => each.refresh());
    const chosen = Object.values(query.axes).filter(keys => keys.length).length + Boolean(query.words);
    $('chosen').textContent = chosen ? `(${chosen})` : '';
    $('sort').replaceChildren(...[['', 'as in the texts'], ...Shapes.columns(table).flatMap(([id, name]) =>
      [[id, `${name} ↑`], [`-${id}`, `${name} ↓`]])].map(([value, name]) =>
      make('option', {value, selected: value === query.sort}, name)));
    $('grid').setAttribute('aria-rowcount', rows.length + 1);
    $('grid').setAttribute('aria-label', table);
    if (grid && grid.table === table) {
      grid.resetActiveCell();
      grid.updateRowCount();
      grid.invalidate();
      grid.scrollRowToTop(0);
      sorted();
    } else {
      build();
      grid.table = table;
    }
    $('grid').classList.toggle('empty', !rows.length);
    if (ready) Pictures.draw(query, rows);
    remember();
  }
  function toggle(axis, key) {
    const keys = query.axes[axis], at = keys.indexOf(key);
    if (at < 0) keys.push(key); else keys.splice(at, 1);
    update();
  }
  function follow() {
    ({query, unknown} = Selection.parse(location.hash));
    update();
    const table = query.record && Object.keys(tables).find(name => tables[name].row(query.record) !== undefined);
    if (table) open(table, tables[table].row(query.record), true);
    else $('record').hidden = true;
  }

  // What gives the selection to others

  function copy(what, words) {
    const done = () => say(`${what} copied`);
    const by_hand = () => {
      const area = make('textarea', {readonly: true, class: 'unseen'});
      area.value = words;
      document.body.append(area);
      area.select();
      const copied = document.execCommand('copy');
      area.remove();
      if (copied) done(); else prompt(`Copy the ${what.toLowerCase()}:`, words);
    };
    if (navigator.clipboard) navigator.clipboard.writeText(words).then(done, by_hand); else by_hand();
  }
  $('link').addEventListener('click', () => copy('Link', location.href));
  $('copy').addEventListener('click', () => copy('Python', `import npf_corpus as npf\n\n${Selection.python(query)}\n`));
  $('download').addEventListener('click', () => {
    const file = new Blob([Selection.csv(query.table, rows)], {type: 'text/csv;charset=utf-8'});
    const link = make('a', {href: URL.createObjectURL(file), download: `${query.table}.csv`});
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    say(`${Selection.counted(rows.length, query.table)} as CSV`);
  });

  // The parts of the page that stay

  const tablist = Object.keys(tables);
  $('tabs').append(...tablist.map(table => make('button', {type: 'button', role: 'tab', id: `tab-${table}`,
    'aria-controls': 'answer', 'data-table': table,
    onclick: () => { query.table = table; query.sort = ''; update(); }}, `${named(table)} `, make('small'))));
  $('tabs').addEventListener('keydown', event => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    const next = tablist[(tablist.indexOf(query.table) + step + tablist.length) % tablist.length];
    $(`tab-${next}`).click();
    $(`tab-${next}`).focus();
  });
  for (const axis of Object.keys(axes).filter(each => axes[each].keys.length))
    (MAIN.includes(axis) ? $('axes') : $('more-axes')).append(filter(axis));
  [...$('axes').children].sort((a, b) => MAIN.indexOf(a.dataset.axis) - MAIN.indexOf(b.dataset.axis))
    .forEach(each => $('axes').append(each));
  Object.entries({role: 'grid', tabindex: '0'}).forEach(([name, value]) => $('grid').setAttribute(name, value));
  let waiting = 0;
  $('words').addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { query.words = $('words').value; update(); }, 150);
  });
  $('filters').addEventListener('submit', event => event.preventDefault());
  $('filters').addEventListener('reset', event => {
    event.preventDefault();
    for (const axis of Object.keys(axes)) query.axes[axis] = [];
    query.words = '';
    unknown = [];
    update();
  });
  $('sort').addEventListener('change', () => { query.sort = $('sort').value; update(); });
  narrow.addEventListener('change', () => { fold(); build(); });
  addEventListener('resize', () => { grid.resizeCanvas(); grid.autosizeColumns(); });
  addEventListener('hashchange', () => { if (location.hash !== Selection.fragment(query)) follow(); });
  const fold = () => { $('filters').querySelector('details').open = !narrow.matches; };
  fold();
  // The last script of the page says when all is there.
  function begin() { ready = true; follow(); }

  return {begin, make, toggle, number, title, query: () => query, rows: () => rows, ids: () => rows.map(row => tables[query.table].id(row)),
    python: () => Selection.python(query), csv: () => Selection.csv(query.table, rows)};
})();
