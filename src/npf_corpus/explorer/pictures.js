'use strict';
// Pictures of a selection: how many claims each province has, and intervals of one thing.
const Pictures = (() => {
  const {shown} = Selection, {claims} = DATA.tables, {region, unit} = DATA.axes;
  const $ = id => document.getElementById(id);
  const PLACES = 40, THINGS = 60;
  // Column and row of each province on the tile map.
  const TILES = {HL: [8, 0], NM: [6, 1], JL: [8, 1], XJ: [1, 2], GS: [3, 2], NX: [4, 2], SX: [5, 2], HE: [6, 2], BJ: [7, 2],
    LN: [8, 2], QH: [2, 3], SN: [4, 3], HA: [5, 3], SD: [6, 3], TJ: [7, 3], XZ: [1, 4], SC: [3, 4], CQ: [4, 4], HB: [5, 4],
    AH: [6, 4], JS: [7, 4], SH: [8, 4], YN: [3, 5], GZ: [4, 5], HN: [5, 5], JX: [6, 5], ZJ: [7, 5], GX: [4, 6], GD: [5, 6],
    FJ: [6, 6], TW: [7, 6], HI: [4, 7], MO: [5, 7], HK: [6, 7]};
  const STEPS = [10, 22, 36, 50, 75, 100]; // so that black or white can be read on each
  const PROVINCES = ['province', 'autonomous-region', 'municipality', 'special-administrative-region'];
  // Okabe and Ito's colours, each with a mark of its own.
  const LOOKS = {achieved: ['#0072b2', 'circle'], 'under-way': ['#009e73', 'square'], targeted: ['#d55e00', 'triangle'],
    proposed: ['#cc79a7', 'diamond'], forecast: ['#e69f00', 'wye']};
  const hasMap = region.keys.filter(key => TILES[key.replace('CN-', '')]).length > 1;
  let thing = '';

  function draw(query, rows) {
    $('map').hidden = !hasMap;
    if (hasMap) map(query);
    $('bars').hidden = query.table !== 'claims';
    $('pictures').classList.toggle('alone', !hasMap || $('bars').hidden);
    if (!$('bars').hidden) bars(rows);
  }

  function map(query) {
    const counts = Selection.counts(query, 'region'), chosen = query.axes.region;
    const tiles = Object.entries(TILES).map(([code, place]) => [`CN-${code}`, code, place]);
    const count = key => region.number.has(key) ? counts[region.number.get(key)] : 0;
    const most = Math.max(1, ...tiles.map(([key]) => count(key)));
    $('map').querySelector('figcaption').textContent =
      `${query.table[0].toUpperCase()}${query.table.slice(1)} by province${chosen.length ? ', of any region' : ''}`;
    $('tiles').replaceChildren(...tiles.map(([key, code, [column, row]]) => {
      const step = Math.ceil(Math.sqrt(count(key) / most) * STEPS.length) - 1, known = region.number.has(key);
      const name = known ? region.titles[region.number.get(key)] : code;
      return Page.make('button', {type: 'button',
        title: `${shown(name)}: ${Page.number(count(key))}`, disabled: !known, 'data-key': key,
        'aria-pressed': String(chosen.includes(key)), class: count(key) ? 'some' : 'none',
        style: `grid-column:${column + 1};grid-row:${row + 1};--share:${STEPS[step] ?? 0}%;` +
          (STEPS[step] > 60 ? 'color:#fff' : ''), onclick: () => {
          Page.toggle('region', key);
          $('tiles').querySelector(`[data-key=${key}]`).focus();
        }}, Page.make('b', {}, code), ` ${count(key) ? Page.number(count(key)) : '–'}`,
        Page.make('span', {class: 'unseen'}, ` ${query.table}: ${name}`));
    }));
  }

  const province = at => {
    const met = new Set();
    for (let each = at; each >= 0 && !met.has(each); each = region.parents[each]) {
      if (PROVINCES.includes(region.kinds[each])) return each;
      met.add(each);
    }
    return at;
  };
  const thingOf = row => ['measure', 'aspect', 'unit'].map(axis => claims.named(axis, row)[0]).join(' ');
  function called(key) {
    const [measure, aspect, of] = key.split(' ').map(Number), {keys} = DATA.axes.aspect;
    return `${DATA.axes.measure.titles[measure]}${keys[aspect] === 'level' ? '' : `, ${keys[aspect].replace('-', ' ')}`} (${unit.symbols[of]})`;
  }

  function bars(rows) {
    const things = new Map();
    for (const row of rows) {
      const key = thingOf(row);
      things.set(key, [...(things.get(key) || []), row]);
    }
    const best = [...things].sort(([, a], [, b]) => b.length - a.length).slice(0, THINGS);
    if (!things.has(thing)) thing = best.length ? best[0][0] : '';
    if (thing && !best.some(([key]) => key === thing)) best.push([thing, things.get(thing)]);
    $('thing').replaceChildren(...best.map(([key, held]) =>
      Page.make('option', {value: key, selected: key === thing}, `${called(key)}: ${held.length}`)));
    $('thing').onchange = () => { thing = $('thing').value; bars(rows); };
    $('chart').replaceChildren();
    $('chart-help').textContent = thing ? '' : 'Nothing is in this selection.';
    if (thing) chart(things.get(thing));
  }

  function chart(rows) {
    const marks = rows.map(row => {
      const {lower, upper, low, high} = Shapes.ends(claims.get('interval', row)), at = claims.named('region', row)[0];
      const place = at === undefined ? 'no region' : shown(region.titles[province(at)]);
      return {row, place, lower, upper, low, high, modality: Shapes.ids('modality', claims, row)[0], hedged: claims.get('hedged', row),
        title: `${shown(Shapes.names('region', claims, row).join(', '))}: ${shown(claims.get('surface', row))}, ` +
          `${Shapes.told(row)}, ${Shapes.modality(row)} ${Shapes.time(row)}`};
    }).filter(({lower, upper}) => Number.isFinite(lower ?? upper));
    const best = new Map();
    for (const {place, lower, upper} of marks) best.set(place, Math.max(best.get(place) ?? -Infinity, lower ?? upper));
    const places = [...best].sort((a, b) => b[1] - a[1]).map(([place]) => place);
    const some = new Set(places.slice(0, PLACES)), drawn = marks.filter(({place}) => some.has(place));
    const ends = drawn.flatMap(({lower, upper}) => [lower, upper]).filter(end => end !== null);
    let low = Math.min(...ends), high = Math.max(...ends), cut = false;
    const log = low > 0 && high / low > 200;
    // A few values far above all others would press these together: they are named at the edge.
    const usual = [...ends].sort((x, y) => x - y)[Math.floor(ends.length * .92)];
    if (!log && low >= 0 && high > 2.5 * usual && usual > 0) [high, cut] = [1.3 * usual, true];
    const room = log ? 0 : (high - low || Math.abs(high) || 1) * .06;
    [low, high] = log ? [low / 1.5, high * 1.5] : [low - room, high + room];
    if (!log && low > 0 && low < high / 2) low = 0;
    const out = each => cut && (each.lower ?? each.upper) > high;
    const used = Object.keys(LOOKS).filter(each => drawn.some(({modality}) => modality === each));
    const color = ({modality}) => LOOKS[modality][0];
    const wide = $('chart').clientWidth || 600, margin = Math.min(150, wide / 3);
    const inside = drawn.filter(each => !out(each)), far = drawn.filter(out);
    const points = inside.flatMap(each => each.lower === each.upper ? [{...each, at: each.lower, full: true}] :
      [each.lower !== null && {...each, at: each.lower, full: each.low},
        each.upper !== null && each.upper <= high && {...each, at: each.upper, full: each.high}].filter(Boolean));
    // Each modality has a lane of its own in a row.
    const lanes = used.map((modality, at) => ({dy: (at - (used.length - 1) / 2) * 9,
      of: marks => marks.filter(each => each.modality === modality)}));
    const {plot, ruleY, dot, text, axisX, axisY, gridX} = Libraries;
    const picture = plot({
      width: wide, height: 60 + (14 + 9 * used.length) * Math.min(places.length, PLACES), marginLeft: margin, marginRight: 24, marginTop: 8,
      marginBottom: 44, style: {fontSize: '12px', color: 'currentColor'},
      x: {type: log ? 'log' : 'linear', domain: [low, high], label: shown(unit.symbols[Number(thing.split(' ')[2])])},
      y: {domain: places.slice(0, PLACES), label: null, type: 'point', padding: .6}, symbol: {domain: used, range: used.map(each => LOOKS[each][1])},
      marks: [gridX({strokeOpacity: .15}), axisX({ticks: Math.max(2, Math.floor((wide - margin) / 65)), tickFormat: 's'}),
        axisY({tickSize: 0, lineWidth: margin / 13, textOverflow: 'ellipsis'}),
        ...lanes.flatMap(({dy, of}) => [
          ...[[true, true], [true, false], [false, true], [false, false]].map(([from, to]) => ruleY(of(inside).filter(
            ({lower, upper}) => lower !== upper && (lower !== null) === from && (upper !== null) === to), {y: 'place', dy,
            x1: ({lower}) => lower ?? low, x2: ({upper}) => Math.min(upper ?? high, high), stroke: color, strokeWidth: 3,
            strokeOpacity: .65, markerStart: from ? 'none' : 'arrow-reverse', markerEnd: to ? 'none' : 'arrow', title: 'title'})),
          dot(of(points), {x: 'at', y: 'place', dy, symbol: 'modality', r: 4, stroke: color, strokeWidth: 1.6,
            fill: each => each.full && !each.hedged ? color(each) : 'var(--card)', title: 'title'}),
          text(of(far), {x: high, y: 'place', dy, text: each => `${each.lower ?? each.upper} ›`, fill: 'currentColor',
            textAnchor: 'end', title: 'title'})])]});
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', `${shown(called(thing))}: ${Selection.counted(drawn.length, 'claims')} of ${Selection.counted(some.size, 'places')}, ` +
      `from ${places[0]} down to ${places[Math.min(places.length, PLACES) - 1]}`);
    const SIGNS = {circle: '●', square: '■', triangle: '▲', diamond: '◆', wye: 'Y'};
    const legend = Page.make('p', {class: 'legend'}, ...used.map(each => Page.make('span', {},
      Page.make('i', {style: `color:${LOOKS[each][0]}`}, SIGNS[LOOKS[each][1]]), ` ${each.replace('-', ' ')}`)));
    $('chart').replaceChildren(legend, picture);
    $('chart-help').textContent = `A filled mark is a value, or an end that is in; a hollow one is an end that is not; an arrow ` +
      `is a side without an end; what is striven for is hollow${far.length ? '; a number at the edge is far above all others' : ''}. By province, else by region.${places.length > PLACES ? ` The first ${PLACES} of ${places.length}.` : ''}`;
  }

  return {draw};
})();
Page.begin();
