import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import type { CardRow } from '../../../shared/warranty-cards.ts';
import { useTRPC } from '../../api.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

/** One warranty card: what it says, its print, its void. */
export function CardPage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneCard key={id} id={id} /> : <NotFoundPage />;
}

function OneCard({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('warrantyCards');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const allowed = useCan();
  const query = useQuery(trpc.warrantyCards.get.queryOptions({ id }));
  const [isVoiding, setVoiding] = useState(false);
  const card = query.data;
  const voiding = useCommand(trpc.warrantyCards.void.mutationOptions(), {
    doneText: t('page.voidDone', { no: card?.no ?? '' }),
    onDone: () => setVoiding(false),
  });
  const commandsOf = ({ voidedAt }: CardRow): readonly CommandButtonProps[] => {
    const refusal = voidedAt === null ? {} : { refusal: t('page.isVoid') };
    return [
      ...(allowed('customers.write') ? [{ label: t('page.void'), onClick: () => setVoiding(true), isDestructive: true, ...refusal }] : []),
      ...(allowed('print.documents')
        ? [
            {
              label: t('page.print'),
              onClick: () => navigate(`/print/card?id=${id}`),
              isPrimary: voidedAt === null,
              shortcut: 'Ctrl+P',
              shortcutLabel: 'common:action.print',
              ...refusal,
            },
          ]
        : []),
    ];
  };
  return (
    <>
      <DetailPage<CardRow>
        query={query}
        backTo="/customers"
        title={({ no }) => no}
        chip={({ voidedAt }) => voidedAt !== null && <StatusChip label={t('page.voided')} tone="ended" />}
        subtitle={({ kind, customerId, customerName }) => (
          <>
            {t(`kind.${kind}`)} ·{' '}
            <Link component={RouterLink} to={`/customers/${customerId}`}>
              {customerName}
            </Link>
          </>
        )}
        commands={commandsOf}
      >
        {(one) => <CardFacts card={one} />}
      </DetailPage>
      {card && (
        <ReasonDialog
          open={isVoiding}
          action={t('page.void')}
          thing={t('page.voidThing', { no: card.no })}
          consequence={t('page.voidConsequence')}
          isDestructive
          isPending={voiding.isPending}
          onConfirm={(reason) => voiding.run({ id, version: card.version, reason })}
          onClose={() => setVoiding(false)}
        />
      )}
    </>
  );
}

function CardFacts({ card }: { readonly card: CardRow }): ReactNode {
  const { t } = useTranslation('warrantyCards');
  const project = card.projectId !== null && (
    <Link key="project" component={RouterLink} to={`/projects/${card.projectId}`}>
      {card.projectName}
    </Link>
  );
  return (
    <Section title={t('page.facts')}>
      {card.voidedAt !== null && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 2 }}>
          {t('field.voidReason')}: {card.voidReason}
        </Alert>
      )}
      <Facts
        items={[
          [t('field.project'), project || t('form.noProject')],
          [t('field.ownerName'), card.ownerName],
          [t('field.phone'), card.phone],
          [t('field.postcode'), card.postcode],
          [t('field.address'), card.address],
          [t('field.handedOverOn'), card.handedOverOn],
          [t('field.startsOn'), card.startsOn],
          [t('field.companySignedBy'), card.companySignedBy],
          [t('field.supervisorSignedBy'), card.supervisorSignedBy],
          [t('field.signedOn'), card.signedOn],
          [t('field.createdAt'), <When key="created" at={card.createdAt} />],
        ]}
      />
      <Typography variant="h3" sx={{ mt: 2 }}>
        {t('field.contents')}
      </Typography>
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{card.contents}</Typography>
    </Section>
  );
}
