import Database from 'better-sqlite3';

/**
 * A program that takes an SQLite file for itself and keeps it until it is killed or its input ends. Arguments: the
 * file, `IMMEDIATE` to keep others from writing or `EXCLUSIVE` to keep them out. Says `held` when it has it.
 */
const [path = '', mode = ''] = process.argv.slice(2);

const db = new Database(path);
db.exec(`BEGIN ${mode}`);
process.stdout.write('held\n');
process.stdin.resume().on('end', () => db.close());
