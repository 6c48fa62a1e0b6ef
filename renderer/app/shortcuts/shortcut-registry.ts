import { type KeyPress, matchesPattern } from './key-pattern.ts';
import { type Shortcut, type ShortcutScope, shortcutsOf } from './shortcut-table.ts';

export type ShortcutHandlers = Readonly<Record<string, (() => void) | undefined>>;

export interface ActiveScope {
  readonly scope: ShortcutScope;
  /** A dialog: what is under it does not hear keys while it is open. */
  readonly modal: boolean;
  readonly handlers: () => ShortcutHandlers;
}

export interface KeyboardState {
  /** Text is being typed, so that plain characters are text. */
  readonly typing: boolean;
  readonly dialogOpen: boolean;
}

/** The scopes on the screen, the newest last. */
export class ShortcutRegistry {
  readonly #active: ActiveScope[] = [];

  /** Adds a scope; call what is returned when it leaves the screen. */
  enter(scope: ActiveScope): () => void {
    this.#active.push(scope);
    return () => {
      const place = this.#active.indexOf(scope);
      if (place >= 0) this.#active.splice(place, 1);
    };
  }

  /**
   * The scopes that hear keys now, the newest first: down to and with the topmost dialog's. A dialog that has
   * no scope of its own leaves the keys to its fields.
   */
  hearing(dialogOpen = false): readonly ActiveScope[] {
    const modal = this.#active.findLastIndex((scope) => scope.modal);
    if (modal < 0 && dialogOpen) return [];
    return this.#active.slice(Math.max(modal, 0)).reverse();
  }

  /** Runs the handler of a key press; false when nothing on the screen wants it. */
  press(press: KeyPress, state: KeyboardState): boolean {
    for (const { scope, handlers } of this.hearing(state.dialogOpen)) {
      for (const [id, shortcut] of shortcutsOf(scope)) {
        const handler = handlers()[id];
        if (handler === undefined || !isNamedBy(press, shortcut, state)) continue;
        handler();
        return true;
      }
    }
    return false;
  }

  /** True when something that hears keys now has this one, whether or not it takes it. */
  isNamed(press: KeyPress, state: KeyboardState): boolean {
    return this.hearing(state.dialogOpen).some((active) => names(active, press, state));
  }

  /** True when the screen has this key, whether or not something on it takes it now; never under a dialog. */
  isOfScreen(press: KeyPress, state: KeyboardState): boolean {
    if (state.dialogOpen) return false;
    return this.hearing().some(
      (active) => !active.modal && active.scope !== 'global' && names(active, press, state),
    );
  }
}

const names = ({ scope }: ActiveScope, press: KeyPress, state: KeyboardState): boolean =>
  shortcutsOf(scope).some(([, shortcut]) => isNamedBy(press, shortcut, state));

/** A function key is never text, so it works while typing whatever its row says. */
function isNamedBy(press: KeyPress, { keys, when }: Shortcut, { typing }: KeyboardState): boolean {
  const pattern = keys.find((named) => matchesPattern(press, named));
  return pattern !== undefined && (when === 'always' || !typing || /^F\d+$/.test(pattern));
}

export const shortcutRegistry = new ShortcutRegistry();
