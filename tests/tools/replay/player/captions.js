// What has just happened, in a sentence or two, from what has changed.
import {callOf, depth, endOfStream, methods, rows, waitingIn} from './recording.js';

/** `T` holds the texts. */
export function caption(step, source, T) {
    const {state, changed} = step;
    if (state.kind === 'act') return act(step, T);
    if (!('kind' in step.before)) return T.begins;
    const told = tellings(step, T);
    if (state.kind === 'wait') {
        return [...(told.length ? [T.told(told)] : []), waiting(state, T)].join(T.between).trim();
    }
    const call = callOf(step, source);
    const said = [...returned(step, call, T), ...descriptors(step, T), ...bytes(step, source, T), ...registry(step, T)];
    if (told.length) said.push(T.told(told));
    if (changed.has('queue') && state.queue && step.before.queue) said.push(T.queued(state.queue));
    if (!told.length && !said.length && /epoll_ctl/.test(call)) said.push(T.asksSelector);
    if (!said.length) said.push(flow(step, T));
    const text = said.slice(0, 3).join(T.between);
    return rows(state, 'thread').size > 1 ? T.by(state.thread, text) : text;
}

/** With its line ends shown. */
export const visible = text => text.replaceAll('\n', '⏎');

function act({state, changed}, T) {
    const text = state['act.text'] ?? '', whose = state['act.who'];
    let kind = state.act;
    if (kind === 'send' && !text.endsWith('\n')) kind = 'send-half';
    if (kind === 'send' && text.trimEnd().includes('\n')) kind = 'send-two';
    const said = [T.act[kind](whose, visible(text))];
    const fd = Object.keys(state).find(name => state[name] === whose && /^fd\.\d+\.who$/.test(name))?.split('.')[1];
    // A thread that waits in accept or read is given what it waits for by the kernel, before a line of Java runs.
    if (kind.startsWith('connect')) said.push(changed.has(`fd.${fd}.who`) ? T.acceptedAtOnce(fd) : T.inTheQueue);
    if (kind.startsWith('send')) {
        const waits = `fd.${fd}.unread` in state || Number(state[`backlog.${whose}`]) > 0;
        said.push(waits ? T.bytesWait : T.readAtOnce);
    }
    return said.join(T.between);
}

function waiting(state, T) {
    const waits = [...rows(state, 'thread')].filter(([, row]) => row.waits)
        .map(([name, row]) => [name, T.data(row.waits)]);
    if (waits.length > 1) return T.waitsOf(waits);
    return T.waits[waitingIn(state)]?.(rows(state, 'watch').size) ?? '';
}

/** What the kernel's interest list has been told since the step before. */
function tellings({state, before, changed}, T) {
    const told = [];
    for (const name of changed) {
        const [head, fd] = name.split('.');
        if (head !== 'watch') continue;
        const who = state[`fd.${fd}.who`] ?? before[`fd.${fd}.who`];
        if (!(name in state)) told.push(T.del(fd, who));
        else if (name in before) told.push(T.mod(fd, who, state[name]));
        else told.push(T.add(fd, who, state[name]));
    }
    return told;
}

function returned({state, changed}, call, T) {
    if (state.moment) return []; // in the flood's midst, where turns have been left out
    if (changed.has('selected') && state.selected) return [T.selectReturns(state.selected)];
    return call === 'epoll_wait' && 'local.nfds' in state ? [T.epollReturns(state['local.nfds'])] : [];
}

function descriptors({state, before, changed}, T) {
    const said = [], opened = {};
    for (const name of changed) {
        const [head, fd, column] = name.split('.');
        if (head !== 'fd') continue;
        const who = state[`fd.${fd}.who`], was = before[`fd.${fd}.who`];
        if (column === 'what' && state[name] === 'listener') said.push(T.listens(fd));
        else if (column === 'what' && !(name in state)) said.push(T.closed(fd, was));
        else if (column === 'what' && who) said.push(T.accepted(fd, who));
        else if (column === 'what' && T.what[state[name]]) (opened[state[name]] ??= []).push(fd);
        else if (column === 'state' && ['CLOSED', 'LAST_ACK'].includes(state[name]) && name in before) {
            said.push(`watch.${fd}` in state ? T.closedButWatched(fd, who) : T.closedButTaken(fd, who));
        }
    }
    const ofEach = Object.entries(opened).map(([what, fds]) => T.opened(fds.sort((a, b) => a - b), T.what[what]));
    return [...ofEach, ...said];
}

function bytes(step, source, T) {
    const {state, before, changed} = step;
    const said = [];
    for (const name of changed) {
        const [head, key, column] = name.split('.');
        const who = state[`fd.${key}.who`];
        const isConnection = state[`fd.${key}.what`] === 'connection';
        const less = Number(before[name] ?? 0) - Number(state[name] ?? 0);
        if (head === 'fd' && column === 'unread' && isConnection && less > 0 && !state.moment) {
            said.push(T.readBytes(less, who));
        }
        if (head === 'fd' && column === 'unsent' && name in state) said.push(T.wrotePart(state[name], who));
        if (head === 'client' && column === 'awaits' && less > 0) said.push(T.wrote(less, key));
    }
    const end = endOfStream(step, source);
    if (end) said.push(end.reset ? T.readFails : T.readEnd(end.who));
    return said;
}

function registry({state, before, changed}, T) {
    const said = [];
    for (const name of changed) {
        const [head, fd, column] = name.split('.');
        if (head !== 'registry') continue;
        const value = state[name];
        const isNew = !(name in before), isGone = !(name in state);
        if (isNew || isGone) {
            if (column === 'owed' && `registry.${fd}.half` in (isGone ? before : state)) {
                said.push(isGone ? T.unregistered(fd) : T.registered(fd));
            }
        } else if (column === 'half') {
            said.push(value === '""' ? T.halfTaken(fd) : T.keepsHalf(fd, T.data(visible(value))));
        } else {
            said.push(value === '""' ? T.owesNothing(fd) : T.owes(fd, T.data(visible(value))));
        }
    }
    return said;
}

/** Nothing that anybody else could see: where the program has gone. */
function flow({state, own, backFrom, changed}, T) {
    const method = methods(state).at(-1);
    if (depth(state) > depth(own.state)) return T.into(method);
    if (backFrom) return T.backIn(method);
    for (const name of changed) {
        const [head, local] = name.split('.');
        if (!['local', 'field'].includes(head) || !(name in state)) continue;
        return T.local(local, T.data(visible(state[name])));
    }
    return T.ran(state.line);
}
