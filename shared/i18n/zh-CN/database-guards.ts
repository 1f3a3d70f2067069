/** Why a database cannot be used, or a shop not be moved there: closer texts of refusals. */
export const databaseGuards = {
  backupUnfit: {
    newerVersion: '它来自更新的版本（{{needs}}），请先升级程序。',
    otherKey: '它用另一个恢复码加密，请输入那家店的恢复码。',
    server: '数据在数据库服务器上，请用服务器自己的备份。',
    unreadable: '这份备份读不出来，请换一份或换一个位置。',
    truncated: '这份备份不完整，请换一份。',
    altered: '这份备份已被改动或损坏，请换一份。',
    databaseDamaged: '备份里的数据库已损坏，请换一份。',
    referencesBroken: '备份里的数据不一致，请换一份。',
    countsDiffer: '备份里的数据与清单不符，请换一份。',
    chainDiffers: '备份里的流水校验不符，请换一份。',
    filesMissing: '备份缺少照片或文件，请换一份。',
  },
  databaseUnfit: {
    version: '数据库服务器版本太旧（{{version}}），需要 PostgreSQL 13 或更新。',
    encoding: '数据库的编码是 {{encoding}}，存不下中文。请新建一个 UTF8 编码的数据库。',
    locale: '数据库的区域设置（locale）是 C，认不得字母大小写和中文。请用 C.UTF-8 或 zh_CN.UTF-8 新建数据库。',
    clock: '数据库服务器的时钟与本机相差 {{seconds}} 秒，请先校准时间。',
    privileges: '这个数据库用户没有足够的权限，请让管理员授权。',
    migrations: '新版本要改动表结构，这个数据库用户没有权限。请用所有者账号运行一次 npm run postgres-roles。',
    foreign: '这个数据库里有别的程序的表，请用一个空的数据库。',
  },
  databaseRefused: {
    password: '数据库用户名或密码不对。',
    noDatabase: '服务器上没有这个数据库，请先建立。',
  },
  moveRefused: {
    notEmpty: '这个数据库里已经有一家店，请用一个空的数据库。',
    alreadyThere: '数据已经在数据库服务器上。',
    otherProgram: '这次搬迁由另一个版本的程序开始，请丢弃后重来。',
    notHalfMoved: '这个数据库里没有未完成的搬迁。',
    different: '核对时表 {{table}} 两边不一致，没有切换。请再试一次。',
    broken: '搬迁中断，原来的数据没有改动。可以继续或丢弃；详情见 log/counter.log。',
  },
};
