import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderKind } from '../../electron/platform/care/folder-kind.ts';
import { allowFolder, requireSafeFolder } from '../../electron/platform/care/safe-folder.ts';
import { temporaryFolder } from '../support/folders.ts';

const mounts = [
  'overlay / overlay rw 0 0',
  '/dev/sda1 /home ext4 rw 0 0',
  'nas:/shop /mnt/nas nfs4 rw 0 0',
  '//10.0.0.2/shop /mnt/shop\\040data cifs rw 0 0',
  'sshfs#me@nas: /home/me/far fuse.sshfs rw 0 0',
  '/dev/sdb1 /mnt/nas/disk ext4 rw 0 0',
].join('\n');

test('F19 network drives are known by UNC path, by what a mapped drive resolves to, and by the mount that holds the folder', () => {
  const what = (path: string) => folderKind({ path, mounts });
  for (const [path, found] of [
    ['\\\\nas\\shop\\data', 'UNC'],
    ['//nas/shop/data', 'UNC'],
    ['\\\\?\\UNC\\nas\\shop', 'UNC'],
    ['/mnt/nas/data', 'nfs4'],
    ['/mnt/shop data/counter', 'cifs'],
    ['/home/me/far/data', 'fuse.sshfs'],
  ] as const)
    expect(what(path), path).toEqual({ kind: 'network', what: found });
  for (const path of ['/home/me/data', '/mnt/nasty/data', '/mnt/nas/disk/data', 'C:\\ProgramData\\counter', '\\\\?\\C:\\data', '/srv'])
    expect(what(path), path).toEqual({ kind: 'local' });
});

test('F19 folders of sync programs are known by their names, folders that are only called alike are not', () => {
  const what = (path: string) => folderKind({ path, mounts: '' });
  for (const [path, found] of [
    ['C:\\Users\\li\\OneDrive\\data', 'OneDrive'],
    ['C:\\Users\\li\\OneDrive - 晨光电器\\data', 'OneDrive'],
    ['/Users/li/Library/CloudStorage/OneDrive-Personal/data', 'OneDrive'],
    ['/home/li/Dropbox/data', 'Dropbox'],
    ['/home/li/Dropbox (Personal)/data', 'Dropbox'],
    ['/Users/li/Library/Mobile Documents/com~apple~CloudDocs/data', 'iCloud'],
    ['C:\\Users\\li\\iCloudDrive\\data', 'iCloud'],
    ['D:\\BaiduSyncdisk\\data', '百度网盘'],
    ['D:\\百度网盘同步空间\\data', '百度网盘'],
    ['D:\\BaiduNetdiskWorkspace\\data', '百度网盘'],
    ['C:\\Users\\li\\Nutstore\\1\\data', '坚果云'],
    ['D:\\我的坚果云\\data', '坚果云'],
    ['D:\\微云同步助手\\data', '微云'],
    ['D:\\阿里云盘\\data', '阿里云盘'],
    ['D:\\WPS云盘\\data', 'WPS云盘'],
    ['D:\\WPSDrive\\data', 'WPS云盘'],
    ['/home/li/Google Drive/data', 'Google Drive'],
  ] as const)
    expect(what(path), path).toEqual({ kind: 'synced', what: found });
  for (const path of ['D:\\网盘资料\\data', '/home/onedriver/data', 'D:\\dropboxes\\data', '/srv/cloud/data', 'D:\\微云科技有限公司\\data'])
    expect(what(path), path).toEqual({ kind: 'local' });
});

test('F19 a data folder in a sync folder is refused until somebody allows this very one', () => {
  const folder = join(temporaryFolder(), 'Nutstore', 'data');
  mkdirSync(folder, { recursive: true });
  const refusal = expect.objectContaining({ code: 'folderUnsafe', details: expect.objectContaining({ kind: 'synced', what: '坚果云' }) });
  expect(() => requireSafeFolder(folder, false)).toThrow(refusal);
  expect(() => requireSafeFolder(join(folder, 'not', 'yet'), false)).toThrow(refusal);
  requireSafeFolder(folder, true);
  allowFolder(folder);
  requireSafeFolder(folder, false);
  // copied into another sync folder, the leave does not come along
  const other = join(temporaryFolder(), 'Dropbox', 'data');
  mkdirSync(other, { recursive: true });
  writeFileSync(join(other, 'folder-allowed.json'), JSON.stringify({ path: folder }));
  expect(() => requireSafeFolder(other, false)).toThrow(expect.objectContaining({ code: 'folderUnsafe' }));
});

test('F08 a folder that cannot be written to is refused in words', () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o500);
  const act = () => requireSafeFolder(folder, false);
  // root may write everywhere: then there is nothing to refuse
  if (process.getuid?.() === 0) expect(act).not.toThrow();
  else expect(act).toThrow(expect.objectContaining({ code: 'folderReadOnly' }));
  chmodSync(folder, 0o700);
});
