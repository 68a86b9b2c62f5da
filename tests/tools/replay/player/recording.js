// The recording, as Recording.java writes it: a step a line, of what has changed since the step before.

const NONE = {state: {}, backFrom: ''};

/**
 * Returns `{about, steps}`; a step has all that is known at it, and which of these names have changed. `own` is the
 * last step of the same thread, and `backFrom` the method that it has left with this one.
 */
export function parseRecording(text) {
    const [first, ...lines] = text.trimEnd().split('\n');
    const about = apply({}, first).state;
    const steps = [], last = new Map();
    for (const line of lines) {
        const step = apply(steps.at(-1)?.state ?? {}, line);
        const {thread} = step.state;
        step.own = last.get(thread) ?? NONE;
        step.backFrom = depth(step.state) < depth(step.own.state) ? methods(step.own.state).at(-1) : '';
        compareLocals(step);
        last.set(thread, step);
        steps.push(step);
    }
    return {about, steps};
}

/** Locals are compared with the same thread's; those of the method that it is back in are no news. */
function compareLocals({state, own, backFrom, changed}) {
    for (const name of [...changed, ...Object.keys(state)]) {
        if (!name.startsWith('local.')) continue;
        if (backFrom || state[name] === own.state[name]) changed.delete(name);
        else changed.add(name);
    }
}

/** The chapter's methods that a thread is in, the innermost last. */
export const methods = state => (state.stack ?? '').split(' › ');
export const depth = state => methods(state).length;

function apply(before, line) {
    const state = {...before};
    const changed = new Set();
    for (const change of line.split('\t')) {
        if (!change) continue;
        const equals = change.indexOf('=');
        const name = equals > 0 ? change.slice(0, equals) : change.slice(1);
        changed.add(name);
        if (equals > 0) state[name] = unescape(change.slice(equals + 1));
        else delete state[name];
    }
    return {state, before, changed};
}

function unescape(value) {
    return value.replace(/\\(.)/g, (_, letter) => ({n: '\n', t: '\t'})[letter] ?? letter);
}

/** Rows such as `fd.9.what`, `fd.9.who`: a map from `9` to `{what, who}`, in the order of their numbers or names. */
export function rows(state, prefix) {
    const found = new Map();
    for (const name in state) {
        const [head, key, column = ''] = name.split('.');
        if (head !== prefix || !key) continue;
        if (!found.has(key)) found.set(key, {});
        found.get(key)[column] = state[name];
    }
    return new Map([...found].sort(([a], [b]) => a.localeCompare(b, 'en', {numeric: true})));
}

const CALL = '(?:socket|bind|listen|accept|read|write|shutdown|close|futex|epoll_\\w+)(?: ADD| MOD| DEL)?';
const MARGIN = new RegExp(`(?<=\\S)\\s+// (${CALL}(?:, ${CALL})*(?:, if .*)?)$`);
const SELECT = /\bselector\.select\(/;
const LIBC = /\blibc\.(\w+)\((?:epfd, Libc\.EPOLL_CTL_(\w+))?/;

/** A line of source: its code, and the system call that stands in its margin or is made in it. */
export function parseSource(text) {
    return text.trimEnd().split('\n').map(line => {
        const [, name = SELECT.test(line) ? 'epoll_wait' : '', operation = ''] = line.match(LIBC) ?? [];
        const call = line.match(MARGIN)?.[1] ?? `${name} ${operation}`.trim();
        return {code: line.replace(MARGIN, ''), call};
    });
}

/** The call into the kernel that this step has made, or waits in; empty if it made none. */
export function callOf(step, source) {
    const {state, own, changed} = step;
    if (state.kind === 'wait') return waitingIn(state);
    if (state.kind === 'act') return '';
    const {call, code} = source[state.line - 1];
    const entered = depth(state) > depth(own.state);
    const left = own.backFrom && code.includes(`${own.backFrom}(`); // the call was made in there
    const maybe = entered || left || /^\s*(if|while|try)\b/.test(code) || /, if\b/.test(call);
    if (maybe && !touchesKernel(changed) && !endOfStream(step, source)) return '';
    const closed = [...changed].some(name => /^fd\.\d+\.what$/.test(name) && !(name in state));
    return call.replace(/, if .*/, '') || (closed ? 'close' : '');
}

function touchesKernel(changed) {
    return [...changed].some(name => /^(fd|watch|backlog)\./.test(name));
}

/** If this step has read a stream that is over: whose it is, and whether it ended with a reset. */
export function endOfStream({state, changed}, source) {
    if (state.kind !== 'line' || !/^read\b/.test(source[state.line - 1].call)) return null;
    if ([...changed].some(name => /^fd\.\d+\.unread$/.test(name))) return null;
    for (const {who, unread, state: tcp} of rows(state, 'fd').values()) {
        const reset = tcp === 'CLOSED' && state[`client.${who}.state`] === 'reset';
        if (reset || tcp === 'CLOSE_WAIT' && !unread) return {who, reset};
    }
    return null;
}

export function waitingIn(state) {
    return state[`thread.${state.thread}.waits`] ?? '';
}
