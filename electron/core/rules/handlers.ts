import { type Handlers, onCommand, onQuery } from '../platform/context.ts';
import { changeRule } from './change-rule.ts';
import { listRules, ruleWithHistory } from './list-rules.ts';

/** The calls of `rules.*`. */
export function rulesHandlers(): Handlers {
  return {
    ...onQuery('rules.list', ({ reader }) => listRules(reader)),
    ...onQuery('rules.history', ({ reader }, { ruleId }) => ruleWithHistory(reader, ruleId)),
    ...onCommand(
      'rules.change',
      (context, input) => {
        changeRule(context, input);
        return {};
      },
      ({ reader }) => listRules(reader),
    ),
  };
}
