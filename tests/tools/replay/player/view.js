// Draws a step: three columns that show what is known, with what has changed since the step before marked.
import {rows} from './recording.js';
import {visible} from './captions.js';

const MARK = 21, LETTER = 7;  // pixels that a client's mark needs, and each letter but its first
const $ = id => document.getElementById(id);

/** An element with a class and children, which are elements or text. */
function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
}

const shown = (text, T) => T.data(visible(text ?? ''));

/** A value, marked if it has changed; what is gone is shown once more, struck through. */
function value(step, name, text, T) {
    const cell = make('span', 'value', text(step.state[name] ?? step.before[name]));
    if (!step.changed.has(name)) return cell;
    const isGone = !(name in step.state);
    cell.classList.add(isGone ? 'gone' : 'changed');
    cell.title = isGone ? T.gone : T.changed;
    return cell;
}

/** The names of what is known now, and of what was known at the step before and is gone. */
const both = step => ({...step.before, ...step.state});

export function drawSource(source) {
    $('source').replaceChildren(...source.map(({code, call}) => {
        const comment = code.match(/^\s*\/\/\/?.*$|\s\/\/ .*$/)?.[0] ?? '';
        const line = make('code', '', code.slice(0, code.length - comment.length));
        if (comment) line.append(make('span', 'comment', comment));
        const [name, condition] = call.split(/(?=, if )/);
        const margin = make('span', 'call', name);
        if (condition) margin.append(make('span', 'if-wide', condition));
        return make('li', '', margin, line);
    }));
}

export function drawActs(steps, T, go) {
    const last = steps.length - 1, width = $('acts').clientWidth;
    const free = [0, 0]; // from where on there is room in each of two rows
    const acts = steps.map((step, index) => ({...step, index})).filter(step => step.state.kind === 'act');
    $('acts').replaceChildren(...acts.map(({state, index}) => {
        const who = state['act.who'];
        const mark = make('button', `act of-${who[0]}`, who.replace(' ', ''));
        mark.type = 'button';
        mark.tabIndex = -1;
        mark.title = T.act[state.act](who, visible(state['act.text'] ?? ''));
        mark.setAttribute('aria-label', mark.title);
        mark.addEventListener('click', () => go(index));
        const half = (MARK + LETTER * (mark.textContent.length - 1)) / 2;
        const wanted = index / last * width - half;
        const row = wanted < free[0] && free[1] < free[0] ? 1 : 0;
        const left = Math.max(wanted, free[row]);
        free[row] = left + 2 * half;
        const item = make('li', row ? 'above' : '', mark);
        item.style.left = `${left + half}px`;
        return item;
    }));
}

export function drawStep(steps, index, source, T) {
    const step = steps[index];
    drawLine(step, steps[index + 1], source);
    $('clients').replaceChildren(...clients(step, T));
    $('state').replaceChildren(...program(step, T));
    $('kernel').replaceChildren(...kernel(step, T));
}

function drawLine(step, next, source) {
    const list = $('source');
    for (const row of list.querySelectorAll('.ran, .waits, .next')) row.removeAttribute('class');
    const row = list.children[step.state.line - 1];
    if (next?.state.kind === 'line' && step.state.kind === 'line') {
        list.children[next.state.line - 1].className = 'next';
    }
    const waits = `thread.${step.state.thread}.waits` in step.state;
    row.className = step.state.kind === 'line' ? 'ran' : waits ? 'waits' : 'next';
    for (const old of list.querySelectorAll('[aria-current]')) old.removeAttribute('aria-current');
    row.setAttribute('aria-current', 'step');
    list.scrollTop = row.offsetTop - (list.clientHeight - row.clientHeight) / 2;
}

function clients(step, T) {
    return [...rows(both(step), 'client')].map(([name]) => {
        const key = column => `client.${name}.${column}`;
        const text = state => step.state[key('deaf')] && state === 'connected' ? T.deaf : T.client[state];
        const card = make('article', `client of-${name}`, make('h3', '', make('b', 'letter', name), ' ',
            value(step, key('state'), text, T)));
        if (step.state[key('state')] === 'absent') card.classList.add('absent');
        for (const column of ['sent', 'got']) {
            if (!(key(column) in step.state)) continue;
            const cell = value(step, key(column), text => shown(text, T), T);
            card.append(make('p', '', make('span', 'label', T[column]), cell));
        }
        if (key('awaits') in step.state) card.append(make('p', 'awaits', value(step, key('awaits'), T.awaits, T)));
        return card;
    });
}

function program(step, T) {
    const bytes = text => text === '""' ? '–' : shown(text, T);
    const parts = [];
    const threads = [...rows(step.state, 'thread')];
    const ofThreads = threads.map(([name, row]) => {
        const isNews = row.waits && step.changed.has(`thread.${name}.waits`);
        const text = T.threadRow(row.line, row.waits && T.data(row.waits));
        return [make('b', '', name), make('span', isNews ? 'value changed' : 'value', text)];
    });
    parts.push(make('h3', '', threads.length > 1 ? T.threads : T.thread), table(null, ofThreads));
    const where = T.inMethod(step.state.stack ?? 'main');
    const whose = threads.length > 1 ? T.by(step.state.thread, where) : where;
    parts.push(make('h3', '', T.locals, ' ', make('small', '', whose)));
    const values = ['selected', 'queue', ...Object.keys(both(step)).filter(name => /^(local|field)\./.test(name))]
        .filter(name => name in step.state);
    parts.push(make('dl', 'values', ...values.map(name => {
        const [, local = T[name]] = name.split('.');
        const cell = value(step, name, text => shown(text, T), T);
        return make('div', '', make('dt', '', local), make('dd', '', cell));
    })));
    const connections = [...rows(both(step), 'registry')];
    const hasHalves = connections.some(([, row]) => 'half' in row);
    if (!connections.length) return parts;
    const columns = hasHalves ? ['half', 'owed'] : ['owed'];
    parts.push(make('h3', '', hasHalves ? T.registry : T.keysOfSelector));
    parts.push(table([T.columns.fd, ...columns.map(column => T[column])], connections.map(([fd]) => [
        badge(step, fd), ...columns.map(column => value(step, `registry.${fd}.${column}`, bytes, T))])));
    return parts;
}

function badge(step, fd) {
    const who = step.state[`fd.${fd}.who`] ?? step.before[`fd.${fd}.who`];
    return make('span', 'fd', fd, ...(who ? [' ', make('b', `letter of-${who}`, who)] : []));
}

function kernel(step, T) {
    const all = both(step);
    const watches = Object.keys(all).some(name => name.startsWith('watch.'));
    const columns = ['what', ...(watches ? ['watched', 'ready'] : []), 'unread', 'unsent'];
    const head = [T.columns.fd, ...columns.map(column => T.columns[column])];
    const body = [...rows(all, 'fd')].map(([fd, row]) => {
        const cells = {
            what: () => stands(step, fd, row, T),
            watched: () => events(value(step, `watch.${fd}`, text => T.data(text ?? ''), T)),
            ready: () => events(value(step, `ready.${fd}`, text => text ?? '', T)),
            unread: () => value(step, `fd.${fd}.unread`, row.what === 'listener' ? T.inQueue : number, T),
            unsent: () => value(step, `fd.${fd}.unsent`, number, T),
        };
        return [badge(step, fd), ...columns.map(column => cells[column]())];
    });
    const backlog = [...rows(all, 'backlog')];
    const waiting = backlog.length === 0 ? [make('span', 'none', T.nobody)] : backlog.map(([who]) =>
        make('li', '', make('b', `letter of-${who}`, who), ' ',
            value(step, `backlog.${who}`, T.withUnread, T)));
    return [make('h3', '', watches ? T.fdTable : T.fdTableOnly), table(head, body),
        make('h3', '', T.backlog), make('ul', 'backlog', ...waiting)];
}

/** The first half of a name such as EPOLLIN is left out where there is little room. */
function events(shown) {
    const [first, ...others] = shown.textContent.split('EPOLL');
    shown.replaceChildren(first, ...others.flatMap(name => [make('span', 'if-wide', 'EPOLL'), name]));
    return shown;
}

const number = text => text ? Number(text).toLocaleString('en') : '';

function stands(step, fd, row, T) {
    const isConnection = row.what === 'connection';
    if (!isConnection) return value(step, `fd.${fd}.what`, what => T.what[what] ?? what, T);
    const shown = value(step, `fd.${fd}.state`, state => T.state[state], T);
    if (step.changed.has(`fd.${fd}.what`)) shown.classList.add('changed');
    return shown;
}

function table(head, body) {
    const element = make('table', '');
    if (head) {
        element.append(make('thead', '', make('tr', '', ...head.map(text => {
            const cell = make('th', '', text);
            cell.scope = 'col';
            return cell;
        }))));
    }
    element.append(make('tbody', '', ...body.map(cells => {
        const row = make('tr', '', ...cells.map(cell => make('td', '', cell)));
        if (row.querySelector('.gone') && row.children[1]?.querySelector('.gone')) row.className = 'leaving';
        return row;
    })));
    return element;
}
