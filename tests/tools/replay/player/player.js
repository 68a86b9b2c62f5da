// Starts the player, and takes it from step to step: by keys, buttons, the slider and the address.
import {callOf, parseRecording, parseSource} from './recording.js';
import {caption} from './captions.js';
import {drawActs, drawSource, drawStep} from './view.js';
import {en} from './texts.en.js';
import {ja} from './texts.ja.js';

const TEXTS = {en, ja};
const SOON_MS = 300, LATER_MS = 1_000;  // how long a step is shown that has only run a line, and any other
const $ = id => document.getElementById(id);

const {about, steps} = parseRecording($('recording').textContent);
const source = parseSource($('program-source').textContent);
const calls = steps.map(step => callOf(step, source));
const isAct = steps.map(step => step.state.kind === 'act');
let T = TEXTS[new URLSearchParams(location.search).get('lang')] ?? TEXTS[document.documentElement.lang] ?? en;
let now = 0, playing = null;

/** The next index from here in this direction of which `wanted` says true, or the first or last one. */
function seek(direction, wanted) {
    for (let i = now + direction; i >= 0 && i < steps.length; i += direction) if (wanted(i)) return i;
    return direction > 0 ? steps.length - 1 : 0;
}

const KEYS = {
    Home: () => 0,
    PageUp: () => seek(-1, i => isAct[i]),
    ArrowUp: () => seek(-1, i => calls[i]),
    ArrowLeft: () => Math.max(0, now - 1),
    ' ': null,
    ArrowRight: () => Math.min(steps.length - 1, now + 1),
    ArrowDown: () => seek(+1, i => calls[i]),
    PageDown: () => seek(+1, i => isAct[i]),
    End: () => steps.length - 1,
};
const SIGNS = {Home: '|←', PageUp: '«', ArrowUp: '↑', ArrowLeft: '←', ' ': '▶', ArrowRight: '→', ArrowDown: '↓',
    PageDown: '»', End: '→|'};

function press(key) {
    if (key === ' ') {
        if (playing) stop();
        else play();
        return;
    }
    stop();
    go(KEYS[key]());
}

function go(index) {
    now = index;
    show();
    history.replaceState(null, '', `#step=${now + 1}`);
}

function play() {
    if (now === steps.length - 1) go(0);
    playNext();
    label();
}

function playNext() {
    playing = setTimeout(() => {
        go(now + 1);
        if (now === steps.length - 1) stop();
        else playNext();
    }, calls[now] || isAct[now] ? LATER_MS : SOON_MS);
}

function stop() {
    clearTimeout(playing);
    playing = null;
    label();
}

/** `#step=142`, or `#half-a-line`: a moment that has a name, which a new recording keeps. */
function fromAddress() {
    const wanted = decodeURIComponent(location.hash.slice(1));
    const number = Number(wanted.replace('step=', '')) - 1;
    const named = steps.findIndex(step => step.state.moment === wanted);
    if (steps[number]) now = number;
    else if (named >= 0) now = named;
    show();
}

function show() {
    drawStep(steps, now, source, T);
    const {state} = steps[now];
    $('caption').textContent = caption(steps[now], source, T);
    $('position').textContent = T.step(now + 1, steps.length);
    $('call').textContent = calls[now];
    $('slider').value = now + 1;
    $('slider').setAttribute('aria-valuetext', `${T.step(now + 1, steps.length)}: ${$('caption').textContent}`);
    document.body.dataset.kind = state.kind;
    for (const mark of $('acts').children) mark.classList.remove('past');
    [...$('acts').children].slice(0, isAct.slice(0, now + 1).filter(Boolean).length)
        .forEach(mark => mark.classList.add('past'));
}

function label() {
    const button = document.querySelector('[data-key=" "]');
    button.textContent = playing ? '■' : SIGNS[' '];
    button.setAttribute('aria-label', playing ? T.buttons.stop : T.buttons[' ']);
    button.title = button.getAttribute('aria-label');
}

/** Everything that does not change from step to step. */
function drawFrame() {
    document.documentElement.lang = Object.keys(TEXTS).find(code => TEXTS[code] === T);
    document.title = T.title(about.chapter, about.program);
    for (const element of document.querySelectorAll('[data-text]')) element.textContent = T[element.dataset.text];
    for (const element of document.querySelectorAll('[data-label]')) {
        element.setAttribute('aria-label', T[element.dataset.label]);
    }
    $('title').textContent = document.title;
    $('footnote').textContent = T.footnote(about, about['left-out']);
    $('controls').replaceChildren(...Object.keys(KEYS).map(key => {
        const button = document.createElement('button');
        button.type = 'button';
        button.dataset.key = key;
        button.textContent = SIGNS[key];
        button.title = T.buttons[key];
        button.setAttribute('aria-label', T.buttons[key]);
        button.addEventListener('click', () => press(key));
        return button;
    }));
    drawActs(steps, T, go);
    drawSource(source);
    drawLanguages();
    label();
}

/** The switch: a button for each language but this. */
function drawLanguages() {
    const others = Object.entries(TEXTS).filter(([, texts]) => texts !== T);
    $('languages').replaceChildren(...others.map(([code, texts]) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.lang = code;
        button.textContent = texts.language;
        button.addEventListener('click', () => {
            T = texts;
            history.replaceState(null, '', `?lang=${code}${location.hash}`);
            drawFrame();
            show();
            document.querySelector('#languages button').focus();
        });
        return button;
    }));
}

$('slider').max = steps.length;
$('slider').addEventListener('input', event => {
    stop();
    go(event.target.value - 1);
});
document.addEventListener('keydown', event => {
    const onButton = event.key === ' ' && event.target.closest('button');
    if (!(event.key in KEYS) || onButton || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    press(event.key);
});
addEventListener('hashchange', fromAddress);
addEventListener('resize', () => {
    drawActs(steps, T, go);
    show();
});
drawFrame();
fromAddress();
