import type { ReactNode } from 'react';
import type { Scan } from '#domain/scan/scan.ts';
import type { DeclaredGoods } from '#domain/scan/sidecar.ts';
import { formatKg } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { FieldList } from '../../ui/field-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './declaration-panel.module.css';

/** More would push the decision out of sight; the whole list stands in the record. */
const MOST_GOODS = 4;

interface DeclarationPanelProps {
  readonly scan: Scan;
  /** All goods, where there is room. */
  readonly isWhole?: boolean;
  /** Stands beside the reference. */
  readonly action?: ReactNode;
}

/** What was declared: facts of the consignment, shown from the first look on. */
export function DeclarationPanel({ scan, isWhole = false, action }: DeclarationPanelProps) {
  const { declaration, reasons } = scan.sidecar;
  const shown = isWhole ? declaration?.goods : declaration?.goods.slice(0, MOST_GOODS);
  return (
    <Panel
      heading={t('declared.heading')}
      aside={
        <>
          {declaration?.reference}
          {action}
        </>
      }
      room="gives"
      isReachable
    >
      {declaration ? (
        <>
          <ul className={classes.goods} aria-label={t('declared.goods')}>
            {shown?.map((goods, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: positions of a declaration have no other identity
              <li key={i}>
                <p>{goods.description}</p>
                <p className={classes.facts}>{factsOf(goods)}</p>
              </li>
            ))}
          </ul>
          {!isWhole && declaration.goods.length > MOST_GOODS && (
            <p className={classes.facts}>{t('declared.more', { count: declaration.goods.length - MOST_GOODS })}</p>
          )}
          <FieldList
            fields={[
              declaration.grossMassKg ? { name: t('declared.gross'), value: formatKg(declaration.grossMassKg) } : null,
              {
                name: t('declared.route'),
                value: `${declaration.origin ?? '–'} → ${declaration.destination ?? '–'}`,
              },
              declaration.consignor ? { name: t('declared.consignor'), value: declaration.consignor } : null,
              declaration.consignee ? { name: t('declared.consignee'), value: declaration.consignee } : null,
              { name: t('declared.seals'), value: declaration.seals.join(', ') || t('declared.no-seals') },
              reasons.length > 0 ? { name: t('declared.reasons'), value: reasons.join(', ') } : null,
            ]}
          />
        </>
      ) : (
        <p className={classes.facts}>{t('declared.none')}</p>
      )}
    </Panel>
  );
}

function factsOf({ hsCode, packages, netMassKg }: DeclaredGoods): string {
  return [
    packages && t('declared.packages', { count: packages }),
    netMassKg && formatKg(netMassKg),
    hsCode && `HS ${hsCode}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
