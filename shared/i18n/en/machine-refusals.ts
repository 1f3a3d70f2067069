/** Refusals of the machine: the database, the disk, the key, backups and updates. */
export const machineRefusals = {
  databaseNewer: 'The data was written by a newer version; please update the application.',
  databaseOwned: 'Another program is using this data; close it first.',
  keyMissing: 'This machine does not have the key of these data ({{file}}); type the recovery code.',
  recoveryCodeWrong: 'This is not a recovery code; compare it with the printed one.',
  updateRefused: 'This update file is not taken.',
  databaseDamaged: 'The data file is damaged; restore it from a backup.',
  databaseGone:
    'The data file was moved, deleted or replaced; nothing is saved any more. Close the application, and put the file back or restore a backup.',
  folderUnsafe: 'The data folder is in a synchronised or network folder, which damages data. Use a folder on a disk of this machine.',
  folderReadOnly: 'The data folder cannot be written to; check the disk and its permissions.',
  diskFull: 'The disk is full, nothing was saved. Make room and try again.',
  diskFailed:
    'The disk failed, and it is not certain whether this was saved. Save again (it is never done twice) and have the disk checked soon.',
  writingStopped:
    'The disk failed several times, so nothing is saved any more and the data can only be looked at. Check or replace the disk, then start the application again.',
  databaseBusy: 'The system is busy, nothing was saved; please try again.',
  backupUnfit: 'This backup cannot be restored; choose another one.',
  backupRunning: 'A backup or a restore is under way; try again when it has ended.',
  backupFailed: 'No backup was made. Those that were there are still there.',
  wordsDiffer: 'The name of the shop was typed differently; nothing was changed.',
  restoring: 'A backup is being restored; try again in a moment.',
  databaseAway: 'The database server does not answer, nothing was saved. Please try again; if it stays like this, tell your administrator.',
  databaseReadOnly: 'The database can only be read now (a standby or read-only server), nothing was saved. Tell your administrator.',
  databaseUnfit: 'This database cannot keep the data.',
  databaseRefused: 'The database server refused the connection.',
  databaseHalfMoved:
    'A move into this database was only half done, so it cannot be used. Go on with the move from the first host, or drop it and begin anew.',
  databaseMoving: 'The data are being moved to a database server; nothing can be saved right now, please wait.',
  databaseMoved: 'The data have moved to a database server; please restart the program.',
  moveRefused: 'The move is not possible.',
};
