import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { NotFoundPage } from '../../components/frame/error-page.tsx';

export interface RecordPreviewProps {
  readonly id: number;
  readonly address: URLSearchParams;
}

interface RecordPageProps {
  /** Under which word the address names the record. */
  readonly param?: string;
  readonly children: (props: RecordPreviewProps) => ReactNode;
}

/** The preview of one record, which the address names: `?id=3`. */
export function RecordPage({ param = 'id', children }: RecordPageProps): ReactNode {
  const [address] = useSearchParams();
  const id = Number(address.get(param));
  return Number.isSafeInteger(id) && id > 0 ? children({ id, address }) : <NotFoundPage />;
}
