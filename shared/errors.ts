/**
 * The closed list of expected refusals. Each code has a text per language in `i18n/<language>/errors.ts`
 * and an HTTP-like class that both hosts use.
 */
export const errorCodes = {
  // who may do what
  notSignedIn: 'UNAUTHORIZED',
  sessionLocked: 'UNAUTHORIZED',
  wrongPassword: 'UNAUTHORIZED',
  tooManyAttempts: 'TOO_MANY_REQUESTS',
  forbidden: 'FORBIDDEN',
  /** Over plain HTTP in the LAN the owner does not sign in and nothing leaves in bulk (F101). */
  needsEncryption: 'FORBIDDEN',
  /** Only in a window of the host itself (F103). */
  consoleOnly: 'FORBIDDEN',
  confirmationWrong: 'BAD_REQUEST',
  setupNeeded: 'PRECONDITION_FAILED',
  setupDone: 'CONFLICT',
  passwordTooWeak: 'BAD_REQUEST',
  lastAdministrator: 'CONFLICT',
  loginNameTaken: 'CONFLICT',
  // records
  notFound: 'NOT_FOUND',
  staleVersion: 'CONFLICT',
  requestKeyReused: 'CONFLICT',
  codeTaken: 'CONFLICT',
  fieldsMissing: 'BAD_REQUEST',
  unstorableText: 'BAD_REQUEST',
  // presets
  notOffered: 'BAD_REQUEST',
  presetInvalid: 'BAD_REQUEST',
  // life cycles
  commandNotAllowed: 'CONFLICT',
  guardFailed: 'CONFLICT',
  requestHasOpenSlips: 'CONFLICT',
  hindered: 'CONFLICT',
  customerInUse: 'CONFLICT',
  // personal data
  consentMissing: 'CONFLICT',
  erasureBlocked: 'CONFLICT',
  // stock
  stockShort: 'CONFLICT',
  stockReserved: 'CONFLICT',
  reserveTooMuch: 'CONFLICT',
  returnTooMuch: 'CONFLICT',
  signatureMissing: 'BAD_REQUEST',
  bookedInFuture: 'BAD_REQUEST',
  bookedTooEarly: 'CONFLICT',
  lotMissing: 'BAD_REQUEST',
  lotShort: 'CONFLICT',
  lotTaken: 'CONFLICT',
  emptiesMissing: 'CONFLICT',
  // files
  fileTooLarge: 'BAD_REQUEST',
  fileTypeUnsupported: 'BAD_REQUEST',
  fileEncrypted: 'BAD_REQUEST',
  fileDamaged: 'BAD_REQUEST',
  fileTooManyRows: 'BAD_REQUEST',
  fileSuspicious: 'BAD_REQUEST',
  fileEmpty: 'BAD_REQUEST',
  importHasErrors: 'BAD_REQUEST',
  importInUse: 'CONFLICT',
  uploadGone: 'NOT_FOUND',
  exportTooLarge: 'BAD_REQUEST',
  cancelled: 'CONFLICT',
  // machine
  databaseNewer: 'PRECONDITION_FAILED',
  databaseOwned: 'PRECONDITION_FAILED',
  databaseDamaged: 'PRECONDITION_FAILED',
  databaseGone: 'PRECONDITION_FAILED',
  folderUnsafe: 'PRECONDITION_FAILED',
  folderReadOnly: 'PRECONDITION_FAILED',
  keyMissing: 'PRECONDITION_FAILED',
  recoveryCodeWrong: 'BAD_REQUEST',
  updateRefused: 'BAD_REQUEST',
  diskFull: 'PRECONDITION_FAILED',
  diskFailed: 'PRECONDITION_FAILED',
  writingStopped: 'PRECONDITION_FAILED',
  databaseBusy: 'CONFLICT',
  // backups
  backupUnfit: 'CONFLICT',
  backupRunning: 'CONFLICT',
  backupFailed: 'PRECONDITION_FAILED',
  wordsDiffer: 'BAD_REQUEST',
  restoring: 'PRECONDITION_FAILED',
  databaseAway: 'SERVICE_UNAVAILABLE',
  databaseReadOnly: 'PRECONDITION_FAILED',
  databaseUnfit: 'PRECONDITION_FAILED',
  databaseRefused: 'PRECONDITION_FAILED',
  databaseHalfMoved: 'PRECONDITION_FAILED',
  databaseMoving: 'CONFLICT',
  databaseMoved: 'CONFLICT',
  moveRefused: 'CONFLICT',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** What a host tells a client about a refusal; `details` holds only values for the text, never secrets. */
export interface DomainErrorShape {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
}
