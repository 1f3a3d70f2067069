import type { DatabaseErrorClass } from './engine.ts';

const classes: Readonly<Record<string, DatabaseErrorClass>> = {
  '23505': 'unique',
  '23503': 'foreignKey',
  '23514': 'check',
  '40001': 'busy',
  '40P01': 'busy',
  // too many connections: one is given back soon
  '53300': 'busy',
  '53200': 'busy',
  '55P03': 'slow',
  '57014': 'slow',
  '25P03': 'away',
  '57P01': 'away',
  '57P02': 'away',
  '57P03': 'away',
  '57P05': 'away',
  '53100': 'diskFull',
  '58030': 'diskFailed',
  '25006': 'readOnly',
  '42501': 'forbidden',
  XX001: 'damaged',
  XX002: 'damaged',
  ECONNREFUSED: 'away',
  ECONNRESET: 'away',
  EPIPE: 'away',
  ETIMEDOUT: 'away',
  EHOSTUNREACH: 'away',
  ENETUNREACH: 'away',
};

/** What the driver itself says of a connection that broke; it gives these no code. */
const broken =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|connect ETIMEDOUT|Query read timeout)/;

/** What a failure of the server or of the way to it means (F81). */
export function classifyError(error: unknown): DatabaseErrorClass {
  if (!(error instanceof Error)) return 'other';
  const code = 'code' in error ? String(error.code) : '';
  const known = classes[code];
  if (known) return known;
  // class 08: connection exceptions
  if (code.startsWith('08') || broken.test(error.message)) return 'away';
  // whatever keeps a name from being looked up: no such name, or nothing that could be one
  if ('syscall' in error && error.syscall === 'getaddrinfo') return 'away';
  return error instanceof AggregateError || error.cause !== undefined ? classifyError(causeOf(error)) : 'other';
}

function causeOf(error: Error): unknown {
  return error instanceof AggregateError ? error.errors[0] : error.cause;
}
