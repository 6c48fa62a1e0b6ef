import { type Handlers, onCommand, onQuery } from '../platform/context.ts';
import { readSettings, type SettingsSection, writeSettings } from './settings.ts';

/** The calls of `settings.*`. */
export function settingsHandlers(): Handlers {
  return {
    ...onQuery('settings.get', ({ reader }) => readSettings(reader)),
    ...onCommand(
      'settings.update',
      (context, input) => {
        const changedSections = (Object.keys(input) as SettingsSection[]).filter(
          (section) => input[section] !== undefined,
        );
        for (const section of changedSections) {
          const value = input[section];
          if (value !== undefined) writeSettings(context.tx, { section, value, atMs: context.nowMs });
        }
        context.note('settings', { sections: changedSections });
        context.changed('settings');
        return {};
      },
      ({ reader }) => readSettings(reader),
    ),
  };
}
