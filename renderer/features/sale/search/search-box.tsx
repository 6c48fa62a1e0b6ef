import { SearchOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useCallback, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { asCallFailure } from '#renderer/client/call-failure.ts';
import { useAskAhead, useBestHit, useDrugSearch } from '#renderer/client/use-drug-search.ts';
import type { DrugHit } from '#shared/contracts/catalog.ts';
import { useCartCommands } from '../cart/use-cart-commands.ts';
import type { Notice } from '../notice.ts';
import { useSaleStore } from '../sale-store.ts';
import { readCommandText } from './command-text.ts';
import { RESULT_LIST_ID, ResultList, resultId } from './result-list.tsx';
import styles from './search.module.css';

const PAGE = 8;

/** The cashier's command line: finds drugs, takes `*3`, and always gets the focus back. */
export function SearchBox() {
  const { t } = useTranslation('sale');
  const { text, highlighted, setText, highlight, tell } = useSaleStore();
  const commands = useCartCommands();
  const askAhead = useAskAhead();
  const bestHit = useBestHit();
  const { asked, search, hits } = useDrugSearch(text);
  const input = useRef<HTMLInputElement>(null);
  const settled = asked && !search.isPlaceholderData && !search.isPending;

  const choose = useCallback(
    (hit: DrugHit) => {
      setText('');
      void commands.addDrug(hit.drugId);
    },
    [commands, setText],
  );

  /** What came to nothing stays to be read, and the next letter replaces it, unless somebody typed on meanwhile. */
  const giveBack = (query: string, notice: Notice) => {
    tell(notice);
    const { text: typedOn } = useSaleStore.getState();
    if (typedOn !== '' && typedOn !== query) return;
    flushSync(() => setText(query));
    input.current?.select();
  };

  /** Enter came before the answer: the box is free for the next drug while the best hit of this one is awaited. */
  const chooseBest = (query: string) => {
    setText('');
    void commands.addFound(async () => {
      try {
        const hit = await bestHit(query);
        if (hit === null) giveBack(query, { kind: 'nothingFound' });
        return hit?.drugId ?? null;
      } catch (error) {
        giveBack(query, { kind: 'failure', failure: asCallFailure(error) });
        return null;
      }
    });
  };

  const onEnter = () => {
    const command = readCommandText(text);
    if (command.kind === 'quantity') {
      setText('');
      if (command.quantity === 0) tell({ kind: 'quantityZero' });
      else void commands.setQuantity(command.quantity);
    } else if (command.kind === 'notAQuantity') {
      giveBack(text, { kind: 'notAQuantity' });
    } else if (command.kind === 'code') {
      setText('');
      void commands.addScan(command.code);
    } else if (command.kind === 'prescription') {
      setText('');
      void commands.addPrescription(command.number);
    } else if (command.kind === 'search') {
      const hit = settled ? hits[highlighted] : undefined;
      if (hit === undefined) chooseBest(command.query);
      else choose(hit);
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const last = Math.max(hits.length - 1, 0);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(highlighted + 1, last),
      ArrowUp: Math.max(highlighted - 1, 0),
      PageDown: Math.min(highlighted + PAGE, last),
      PageUp: Math.max(highlighted - PAGE, 0),
    };
    const place = asked ? moves[event.key] : undefined;
    if (place !== undefined) highlight(place);
    else if (event.key === 'Enter') onEnter();
    else if (event.key === 'Escape' && text !== '') setText('');
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.search}>
      <SearchOutlined className={styles.icon} aria-hidden />
      <input
        ref={input}
        className={styles.input}
        data-command-line
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={asked}
        aria-controls={RESULT_LIST_ID}
        aria-autocomplete="list"
        aria-activedescendant={asked && hits.length > 0 ? resultId(highlighted) : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder={t('search.placeholder')}
        value={text}
        onChange={({ target }) => {
          askAhead(target.value);
          setText(target.value);
        }}
        onKeyDown={onKeyDown}
      />
      {asked ? <ResultList hits={hits} search={search} settled={settled} onChoose={choose} /> : null}
    </div>
  );
}
