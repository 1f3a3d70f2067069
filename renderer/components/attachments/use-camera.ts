import { useQuery } from '@tanstack/react-query';

/** Is there a camera at this seat? Browsers give it on this machine and over https only. */
export function useHasCamera(isOn: boolean): boolean {
  // lib.dom says that it is always there; over plain http it is not
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  const query = useQuery({
    queryKey: ['camera'],
    queryFn: async () => (await devices?.enumerateDevices())?.some(({ kind }) => kind === 'videoinput') ?? false,
    enabled: isOn && devices !== undefined,
    retry: false,
  });
  return query.data === true;
}
