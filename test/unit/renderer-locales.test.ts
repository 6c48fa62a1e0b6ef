import { globSync, readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';
import { describe, expect, it } from 'vitest';
import { SHORTCUTS } from '#renderer/app/shortcuts/shortcut-table.ts';
import { locales } from '#renderer/locales/index.ts';
import { ERROR_CODES } from '#shared/errors/index.ts';

type Texts = ReadonlyMap<string, string>;

/** Every text by its path; the plural forms of a language fall together. */
function textsOf(value: unknown, path = ''): Texts {
  if (typeof value === 'string')
    return new Map([[path.replace(/_(zero|one|two|few|many|other)$/, ''), value]]);
  return new Map(
    Object.entries(value as object).flatMap(([key, inner]) => [
      ...textsOf(inner, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();

const zh = textsOf(locales.zh);
const en = textsOf(locales.en);

describe('texts of the screens', () => {
  it('OPS-9: every text is there in Chinese and in English', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it('OPS-9: both languages fill in the same values, and no text is empty', () => {
    for (const [key, text] of zh) {
      expect({ key, values: placeholders(en.get(key) ?? '') }).toEqual({ key, values: placeholders(text) });
      expect(text.trim(), key).not.toBe('');
      expect(en.get(key)?.trim(), key).not.toBe('');
    }
  });

  it('OPS-9: no Chinese in the English texts, apart from the language switch', () => {
    const chinese = [...en].filter(([key, text]) => /\p{Script=Han}/u.test(text) && !/language/i.test(key));
    expect(chinese).toEqual([]);
  });

  it('ORD-14: every error code has a text in both languages', () => {
    for (const { errors } of Object.values(locales))
      expect(Object.keys(errors).sort()).toEqual([...ERROR_CODES].sort());
  });

  it('OPS-9: every shortcut has words in both languages', () => {
    const rows = Object.entries(SHORTCUTS).flatMap(([scope, ids]) =>
      Object.keys(ids).map((id) => `${scope}.${id}`),
    );
    for (const row of rows) {
      expect(zh.has(`shortcuts.${row}`), row).toBe(true);
      expect(en.has(`shortcuts.${row}`), row).toBe(true);
    }
  });
});

interface Node {
  readonly type: string;
  readonly value?: unknown;
}

const SHOWN_ATTRIBUTES = [
  'title',
  'placeholder',
  'alt',
  'aria-label',
  'label',
  'hint',
  'okText',
  'cancelText',
];

/** Words that a component would show without asking the texts. */
function wordsIn(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const inner of node) wordsIn(inner, found);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return found;
  const { type, value } = node as Node;
  if (type === 'JSXText' && typeof value === 'string' && /\p{L}{2,}/u.test(value)) found.push(value.trim());
  if (
    (type === 'StringLiteral' || type === 'TemplateElement') &&
    /\p{Script=Han}/u.test(JSON.stringify(node))
  ) {
    found.push(JSON.stringify(value));
  }
  if (type === 'JSXAttribute') found.push(...shownAttribute(node as unknown as Attribute));
  for (const inner of Object.values(node)) wordsIn(inner, found);
  return found;
}

interface Attribute {
  readonly name: { readonly value?: string; readonly name?: { readonly value: string } };
  readonly value?: { readonly type: string; readonly value?: unknown };
}

function shownAttribute({ name, value }: Attribute): string[] {
  const attribute = name.value ?? name.name?.value ?? '';
  if (!SHOWN_ATTRIBUTES.includes(attribute) || value?.type !== 'StringLiteral') return [];
  return /\p{L}{2,}/u.test(String(value.value)) ? [`${attribute}=${String(value.value)}`] : [];
}

describe('components', () => {
  const files = globSync('renderer/**/*.tsx');

  it('OPS-9: show no words of their own, only those of the texts', () => {
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const module = parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', tsx: true });
      expect({ file, words: wordsIn(module.body) }).toEqual({ file, words: [] });
    }
  });
});
