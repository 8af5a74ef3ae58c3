import { useEffect, useRef } from 'react';

/** A key by its place on the keyboard: "KeyJ", "Digit1", "Mod+KeyK", "Shift+Slash"; "KeyG KeyQ" is G, then Q. */
export type Keys = Record<string, (event: KeyboardEvent) => void | false>;
type Layer = { keys: { current: Keys }; modal: boolean };

const layers: Layer[] = [];
const singleKey = 'clinicflow.singleKeys';
let first = '';
let firstTimer: ReturnType<typeof setTimeout> | undefined;

export const singleKeysOn = () => localStorage.getItem(singleKey) !== 'off';
export const setSingleKeys = (on: boolean) => localStorage.setItem(singleKey, on ? 'on' : 'off');

const field = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="combobox"], [role="slider"]';
const inField = (target: EventTarget | null) => target instanceof Element && target.closest(field) !== null;
/** Enter belongs to a button or link that has focus; not to a choice that is already made (`data-chosen`): there it goes on to the page. */
const pressable = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('button, a[href], summary, [role="tab"], [role="menuitem"], [role="option"], [role="switch"]') !== null &&
  target.closest('[data-chosen="true"]') === null;

/** Russian layout gives other letters, so keys are matched by `event.code`, never by `event.key`. */
export function nameOf(event: KeyboardEvent) {
  const mod = event.ctrlKey || event.metaKey ? 'Mod+' : '';
  const alt = event.altKey ? 'Alt+' : '';
  const shift = event.shiftKey ? 'Shift+' : '';
  const code =
    event.code.startsWith('Numpad') && /\d$/.test(event.code)
      ? event.code.replace('Numpad', 'Digit')
      : event.code === 'NumpadEnter'
        ? 'Enter'
        : event.code;
  return mod + alt + shift + code;
}

function onKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  const name = nameOf(event);
  const chord = name.startsWith('Mod+') || name.startsWith('Alt+');
  const field = inField(event.target);
  if (field && !chord && name !== 'Escape') return;
  if (field && name === 'Escape') {
    (event.target as HTMLElement).blur();
    return;
  }
  if (name === 'Enter' && pressable(event.target)) return;
  const single = /^(Shift\+)?(Key[A-Z]|Digit\d|Slash)$/.test(name);
  if (single && !singleKeysOn()) return;
  const pair = first && single ? `${first} ${name}` : '';
  clearTimeout(firstTimer);
  first = '';
  for (const layer of [...layers].reverse()) {
    const act = (pair && layer.keys.current[pair]) || (!pair && layer.keys.current[name]);
    if (act) {
      if (act(event) !== false) event.preventDefault();
      return;
    }
    if (layer.modal) return;
  }
  if (!pair && layers.some((layer) => Object.keys(layer.keys.current).some((k) => k.startsWith(`${name} `)))) {
    first = name;
    firstTimer = setTimeout(() => {
      first = '';
    }, 1200);
  }
}

/** There is one listener for the whole client; pages lay their keys over those of the shell, a dialog (`modal`) over everything. */
export function useKeys(keys: Keys, { on = true, modal = false } = {}) {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    if (!on) return;
    if (!layers.length) window.addEventListener('keydown', onKey);
    const layer: Layer = { keys: current, modal };
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (!layers.length) window.removeEventListener('keydown', onKey);
    };
  }, [on, modal]);
}
