import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection } from '#core/db/connection.ts';
import { migrate } from '#core/db/migrate.ts';
import { MIGRATIONS } from './index.ts';

/**
 * Writes `schema.sql`: what all migrations together make, so that a review sees a change of the schema as a
 * diff of the schema. With `--check` it writes nothing and fails when the file is stale.
 */
const path = join(import.meta.dirname, 'schema.sql');

interface SchemaObject {
  readonly tbl_name: string;
  readonly sql: string;
}

/** A table with its indexes and triggers below it, tables by name: the order does not follow the migrations. */
const OBJECTS = `
  SELECT tbl_name, sql FROM sqlite_schema
  WHERE sql IS NOT NULL AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
    AND name NOT LIKE 'sqlite_%'
  ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`;

function schemaText(): string {
  const connection = openConnection(':memory:');
  try {
    migrate(connection, MIGRATIONS);
    const objects = connection.prepare<[], SchemaObject>(OBJECTS).all();
    const tables = Map.groupBy(objects, (object) => object.tbl_name);
    const blocks = [...tables.values()].map((group) => group.map(({ sql }) => `${sql};\n`).join(''));
    const header = `-- The store's schema at version ${MIGRATIONS.length}. Made by \`npm run schema\`; never edited by hand.\n`;
    return [header, ...blocks].join('\n');
  } finally {
    connection.close();
  }
}

const text = schemaText();
const written = existsSync(path) ? readFileSync(path, 'utf8') : '';
if (!process.argv.includes('--check')) {
  writeFileSync(path, text);
} else if (written !== text) {
  console.error('migrations/schema.sql does not show what the migrations make: run `npm run schema`');
  process.exitCode = 1;
}
