/** Where a folder lies: on a disk of this machine, on another one's, or where a program copies it into a cloud. */
export type FolderKind = { readonly kind: 'local' } | { readonly kind: 'network' | 'synced'; readonly what: string };

export interface FolderFacts {
  /** Absolute, links and mapped drives resolved where the system does that. */
  readonly path: string;
  /** Content of `/proc/mounts`, empty elsewhere. */
  readonly mounts: string;
}

/**
 * F19: no database lies on a network drive, whose locks and syncs are not to be relied on, nor in a folder that a program copies away while it
 * is written. Pure; a path is read in the manner of all systems.
 */
export function folderKind({ path, mounts }: FolderFacts): FolderKind {
  if (/^(\\\\|\/\/)(?![?.][\\/])/.test(path) || /^\\\\\?\\UNC\\/i.test(path)) return { kind: 'network', what: 'UNC' };
  const type = mountType(path, mounts);
  if (type !== undefined && networkTypes.has(type)) return { kind: 'network', what: type };
  for (const part of path.split(/[\\/]+/)) {
    const cloud = clouds.find(([, names]) => names.test(part));
    if (cloud) return { kind: 'synced', what: cloud[0] };
  }
  return { kind: 'local' };
}

const networkTypes: ReadonlySet<string> = new Set([
  ...['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'ncpfs', 'afs', 'ceph', 'davfs', 'vboxsf', 'vmhgfs'],
  ...['fuse.sshfs', 'fuse.davfs', 'fuse.davfs2', 'fuse.rclone', 'fuse.glusterfs', 'fuse.s3fs', 'fuse.smbnetfs', 'fuse.vmhgfs-fuse'],
]);

/** Whole names of folders, as the programs make them: a shop may well call a folder 网盘资料. */
const clouds: readonly (readonly [string, RegExp])[] = [
  ['OneDrive', /^onedrive( - .+|-.+)?$/i],
  ['Dropbox', /^dropbox( \(.+\))?$/i],
  ['iCloud', /^(icloud ?drive|mobile documents|com~apple~clouddocs|icloud~.+)$/i],
  ['Google Drive', /^(google ?drive|googledrive-.+|我的云端硬盘)$/i],
  ['百度网盘', /^(百度网盘(同步空间)?|百度云同步盘|baidusyncdisk|baidu ?netdisk(workspace)?|baiduyun)$/i],
  ['坚果云', /^(我的坚果云|坚果云|nutstore(files)?( files)?|my nutstore)$/i],
  ['微云', /^(腾讯)?微云(同步助手|同步盘)?$|^weiyun( ?sync)?$/i],
  ['阿里云盘', /^(阿里云盘|aliyundrive|alipan|adrive)$/i],
  ['WPS云盘', /^(wps ?云盘|wps ?网盘|wps ?drive|wps ?cloud ?files|wpsdocuments)$/i],
  ['天翼云盘', /^(天翼云盘|ecloud)$/i],
  ['夸克网盘', /^(夸克网盘|夸克云盘)$/i],
  ['Nextcloud', /^(nextcloud|owncloud|seafile|mega(sync)?|pclouddrive|synologydrive)$/i],
];

/** The file system under the longest mount point that holds the path. */
function mountType(path: string, mounts: string): string | undefined {
  let best: { readonly at: string; readonly type: string } | undefined;
  for (const line of mounts.split('\n')) {
    const [, point = '', type = ''] = line.split(' ');
    const at = point.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    const isAbove = at === '/' || path === at || path.startsWith(`${at}/`);
    // of two mounts on one point the later lies on top
    if (at !== '' && isAbove && (!best || at.length >= best.at.length)) best = { at, type };
  }
  return best?.type;
}
