import { ownDataFolder } from '../../../electron/db/owner-lock.ts';
import { DomainError } from '../../../electron/errors.ts';

// Owns the data folder that it is given until it is killed, or says why it cannot.
try {
  ownDataFolder(process.argv[2] ?? '');
  process.stdout.write('owned\n');
  // Bounded: a test that fails leaves nobody behind. Rubbish is collected meanwhile, and the lock must survive it.
  setTimeout(() => process.exit(), 60_000);
  setInterval(() => Array.from({ length: 100_000 }, () => ({})), 20);
} catch (error) {
  process.stdout.write(`${error instanceof DomainError ? error.code : String(error)}\n`);
}
