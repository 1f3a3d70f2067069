import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { formatYuan } from '../../../shared/money.ts';
import type { ToolNote, ToolNoteLine } from '../../../shared/tool-notes.ts';
import { useTRPC } from '../../api.ts';
import { AttachmentsSection } from '../../components/attachments/attachments-section.tsx';
import { DataTable } from '../../components/data-table.tsx';
import type { DataTableColumn } from '../../components/data-table.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { SignatureImage } from '../../components/signature-pad.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { ToolName } from './tool-marks.tsx';

/** `/tools/notes/12`: what was given to somebody, or what came back, with the signature and the photos of it. */
export function ToolNotePage(): ReactNode {
  const { t } = useTranslation(['tools', 'common']);
  const navigate = useNavigate();
  const allowed = useCan();
  const id = Number(useParams()['id']);
  const query = useQuery(useTRPC().tools.note.queryOptions({ id }));
  return (
    <ToolsArea>
      <DetailPage<ToolNote>
        query={query}
        backTo={query.data ? `/tools/people/${query.data.staffId}` : '/tools'}
        title={({ no, kind }) => `${t(`tools:notes.${kind}`)} ${no}`}
        subtitle={({ staffId, staffName }) => (
          <Link component={RouterLink} to={`/tools/people/${staffId}`}>
            {staffName}
          </Link>
        )}
        commands={() =>
          allowed('print.store')
            ? [
                {
                  label: t('tools:notes.print'),
                  onClick: () => navigate(`/print/tool-note?id=${id}`),
                  shortcut: 'Ctrl+P',
                  shortcutLabel: 'common:action.print',
                },
              ]
            : []
        }
        aside={(note) => <NoteFacts note={note} />}
      >
        {(note) => (
          <>
            <Section title={t('tools:notes.lines')}>
              <NoteLines note={note} />
            </Section>
            {note.lines
              .filter(({ condition }) => condition !== null && condition !== 'good')
              .map(({ id: returnId, name, toolNo }) => (
                <AttachmentsSection
                  key={returnId}
                  subject="toolReturn"
                  subjectId={returnId}
                  title={[t('tools:notes.photos'), name, toolNo].filter(Boolean).join(' · ')}
                  noneText={t('tools:notes.photosHint')}
                />
              ))}
          </>
        )}
      </DetailPage>
    </ToolsArea>
  );
}

function NoteFacts({ note }: { readonly note: ToolNote }): ReactNode {
  const { t } = useTranslation('tools');
  return (
    <Section title={t('notes.facts')}>
      <Facts
        items={[
          [t('notes.bookedOn'), note.bookedOn],
          [
            t('notes.by'),
            <span key="by">
              {note.userName} <When at={note.at} />
            </span>,
          ],
          [t('field.signedBy'), note.signedBy],
          [t('field.note'), note.note || '—'],
        ]}
      />
      {note.signature !== '' && (
        <Box sx={{ mt: 1 }}>
          <SignatureImage path={note.signature} label={t('sign.drawn')} />
        </Box>
      )}
    </Section>
  );
}

function NoteLines({ note }: { readonly note: ToolNote }): ReactNode {
  const { t } = useTranslation('tools');
  const isReturn = note.kind === 'toolReturn';
  const columns: readonly DataTableColumn<ToolNoteLine>[] = [
    { key: 'name', label: t('field.name'), width: 220, render: (line) => <ToolName tool={line} /> },
    { key: 'qty', label: t('field.qty'), numeric: true, width: 90, render: ({ qty, unit }) => `${qty} ${unit}` },
    ...(isReturn
      ? [
          {
            key: 'condition',
            label: t('field.condition'),
            width: 170,
            render: ({ condition, fate }: ToolNoteLine) =>
              [condition && t(`condition.${condition}`), fate && t(`fate.${fate}`)].filter(Boolean).join(' · '),
          },
          { key: 'note', label: t('field.note'), render: (line: ToolNoteLine) => <Said line={line} /> },
        ]
      : [
          { key: 'why', label: t('field.why'), width: 110, render: ({ why }: ToolNoteLine) => t(`why.${why}`) },
          {
            key: 'term',
            label: t('field.lifeEndsOn'),
            width: 150,
            render: ({ lifeEndsOn, dueOn }: ToolNoteLine) => (dueOn ? `${t('field.dueOn')} ${dueOn}` : lifeEndsOn || t('stage.none')),
          },
          { key: 'manager', label: t('field.manager'), width: 120, render: ({ managerName }: ToolNoteLine) => managerName ?? '—' },
          { key: 'range', label: t('field.useRange'), render: ({ useRange, overrideReason }: ToolNoteLine) => overrideReason || useRange },
        ]),
  ];
  return <DataTable<ToolNoteLine> label={t('notes.lines')} rows={note.lines} rowKey={({ id }) => id} columns={columns} />;
}

/** What was said about it, and what was decided about a damage inside its life (R-000-81). */
function Said({ line }: { readonly line: ToolNoteLine }): ReactNode {
  const { t } = useTranslation('tools');
  return (
    <>
      {line.note}
      {line.decision !== '' && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t(`swap.${line.decision}`, { amount: formatYuan(line.chargeFen) })} · {line.decisionReason}
        </Typography>
      )}
    </>
  );
}
