/** Why a database cannot be used, or a shop not be moved there: closer texts of refusals. */
export const databaseGuards = {
  backupUnfit: {
    newerVersion: 'A newer version ({{needs}}) took it: update the application first.',
    otherKey: "It is sealed with another recovery code: type that shop's code.",
    server: "The data are on a database server: use the server's own backup.",
    unreadable: 'It cannot be read: choose another one, or another place.',
    truncated: 'It is not whole: choose another one.',
    altered: 'It was altered or is damaged: choose another one.',
    databaseDamaged: 'The database in it is damaged: choose another one.',
    referencesBroken: 'The data in it do not fit together: choose another one.',
    countsDiffer: 'The data in it are not what its list says: choose another one.',
    chainDiffers: 'The chain in it does not hold: choose another one.',
    filesMissing: 'Photos or files are missing from it: choose another one.',
  },
  databaseUnfit: {
    version: 'The database server is too old ({{version}}); PostgreSQL 13 or newer is needed.',
    encoding: 'The database is encoded as {{encoding}} and cannot keep Chinese. Make a database with the encoding UTF8.',
    locale: 'The locale of the database is C: it does not know letters. Make one with C.UTF-8 or zh_CN.UTF-8.',
    clock: 'The clock of the database server is {{seconds}} seconds apart from this machine; set the time first.',
    privileges: 'This database user has too few privileges; ask the administrator of the server.',
    migrations: 'The new version changes the tables, and this database user may not. Run npm run postgres-roles once as the owner.',
    foreign: 'This database holds tables of another program; use an empty one.',
  },
  databaseRefused: {
    password: 'The user name or password of the database is wrong.',
    noDatabase: 'There is no such database on the server; make it first.',
  },
  moveRefused: {
    notEmpty: 'There is a shop in this database already; use an empty one.',
    alreadyThere: 'The data are on a database server already.',
    otherProgram: 'Another version of the program began this move; drop it and begin anew.',
    notHalfMoved: 'There is no unfinished move in this database.',
    different: 'The table {{table}} was not the same on both sides, so nothing was switched. Please try again.',
    broken: 'The move was interrupted; the data here are unchanged. Go on or drop it; see log/counter.log.',
  },
};
