import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigationType, useSearchParams } from 'react-router';
import { DutyNotice } from '../../components/duty-notice.tsx';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { useKeepDraft } from '../../components/use-server-draft.ts';
import { DraftTabs } from './draft-tabs.tsx';
import { draftIdOf, keepInTurn, lastTurn } from './draft-turns.ts';
import { IntakeForm } from './intake-form.tsx';
import { useIntakeDrafts } from './intake-drafts.ts';
import { freshIntake } from './intake-values.ts';
import { SavedLine } from './saved-line.tsx';
import type { SavedCall } from './saved-line.tsx';

let hasArrived = false;

/** Is somebody back here by a reload or by Back, and not here for a new call? */
function useReturn(): boolean {
  const isStep = useNavigationType() === 'POP';
  const [isFirst] = useState(!hasArrived);
  useEffect(() => {
    hasArrived = true;
  }, []);
  const [load] = performance.getEntriesByType('navigation');
  const isReload = load instanceof PerformanceNavigationTiming && load.type === 'reload';
  return isStep && (!isFirst || isReload);
}

/** Intake 受理: logging a call in one screen, by keyboard, several calls beside each other. */
export function IntakePage(): ReactNode {
  const { t } = useTranslation(['intake', 'requests', 'common']);
  const keep = useKeepDraft();
  const fresh = () => freshIntake(t('requests:serviceOfType.repair'));
  const desk = useIntakeDrafts(fresh);
  const { drafts, active, isLoaded } = desk;
  const [saved, setSaved] = useState<SavedCall>();

  const { key } = useLocation();
  const [params] = useSearchParams();
  const customerId = Number(params.get('customer')) || null;
  const draftId = Number(params.get('draft')) || null;
  const isReturn = useReturn();
  // F2 leads here again, also from here: each time is a new call; a return goes on with the newest draft
  const arrive = useEffectEvent(() => {
    const wanted = drafts.find((draft) => draft.id === draftId) ?? (isReturn ? drafts.at(-1) : undefined);
    if (wanted) desk.activate(wanted.key);
    else desk.begin({ ...fresh(), customerId });
  });
  const mustWait = !isLoaded && (isReturn || draftId !== null) && active === undefined;
  useEffect(() => {
    if (!mustWait) arrive();
  }, [key, mustWait]);
  useEffect(() => {
    document.title = `${t('intake:title')} · ${t('common:app.name')}`;
  }, [t]);
  const next = () => {
    const index = drafts.findIndex((draft) => draft.key === active?.key);
    const after = drafts[(index + 1) % drafts.length];
    if (after) desk.activate(after.key);
  };
  useShortcut('F3', next, { label: 'intake:shortcut.next' });

  const discard = (key: string) => {
    const gone = desk.close(key);
    if (!gone) return;
    void lastTurn(key)
      .then(() => {
        const id = draftIdOf(key);
        return id === undefined ? undefined : keep.discard(id);
      })
      .catch(() => showToast(t('common:error.network'), { severity: 'error' }));
    if (active?.key === key) desk.begin(fresh());
    const undo = () => {
      desk.reopen(gone);
      const { values, title } = gone;
      void keepInTurn(key, (id) => keep.save({ id, form: 'intake', title, data: values })).catch(() =>
        showToast(t('common:error.network'), { severity: 'error' }),
      );
    };
    showToast(t('intake:draft.discarded', { title: gone.title || t('intake:draft.fresh') }), { undo, severity: 'info' });
  };
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, minHeight: 48 }}>
        <Typography variant="h1" noWrap sx={{ flexShrink: 0 }}>
          {t('intake:title')}
        </Typography>
        <DraftTabs drafts={drafts} activeKey={active?.key} onActivate={desk.activate} onClose={discard} onNew={() => desk.begin(fresh())} />
        <Box sx={{ ml: 'auto', flexShrink: 0, maxWidth: '65%' }}>
          {saved ? <SavedLine saved={saved} onDismiss={() => setSaved(undefined)} /> : <DutyNotice />}
        </Box>
      </Box>
      {active && (
        <IntakeForm
          key={active.key}
          draft={active}
          note={desk.note}
          onLogged={(receipt, promisedAt) => {
            desk.close(active.key);
            desk.begin(fresh());
            setSaved({ id: receipt.id, no: receipt.no ?? '', promisedAt });
          }}
          onKept={() => {
            desk.close(active.key);
            desk.begin(fresh());
            setSaved(undefined);
          }}
        />
      )}
    </Box>
  );
}
