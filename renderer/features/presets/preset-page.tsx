import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { PresetEditor } from './preset-editor.tsx';

/** One preset: its draft in sections, and its versions. */
export function PresetPage(): ReactNode {
  const { code = '' } = useParams();
  const preset = useQuery(useTRPC().presets.get.queryOptions({ code }));
  if (preset.data) return <PresetEditor key={code} preset={preset.data} />;
  return preset.error ? <ErrorState error={preset.error} onRetry={preset.refetch} /> : <PageSkeleton />;
}
