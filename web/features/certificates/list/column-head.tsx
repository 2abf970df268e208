'use client';
import { Menu, MenuDivider, MenuDropdown, MenuItem, MenuTarget, UnstyledButton } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCheck,
  IconFilterFilled,
  IconFilterOff,
  IconSelector,
  IconX,
} from '@tabler/icons-react';
import { environments } from '#domain/certificates/facts';
import { certificateNames } from '#domain/services';
import { paths, type CertificateColumn, type CertificatesQuery } from '#web/paths';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { PageLink } from '#web/kit/ui/page-link.tsx';
import classes from '../certificate.module.css';

interface ColumnHeadProps {
  column: CertificateColumn;
  filter: CertificatesQuery;
  /** In force, « - » before it downwards. */
  sort: string;
}

const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;

/** The head of a column with its menu: « Croissant », « Décroissant », and what the column can be filtered by (OWF-186). */
export function ColumnHead({ column, filter, sort }: ColumnHeadProps) {
  const { certificates: words } = useMessages();
  const name = words.columns[column];
  const up = sort === column;
  const down = sort === `-${column}`;
  const href = (asked: CertificatesQuery) => paths.certificates({ ...filter, ...asked });
  const values =
    column === 'service'
      ? certificateNames.map((value) => ({ value, text: value }))
      : column === 'environment'
        ? environments.map((value) => ({ value, text: words.environments[value] }))
        : [];
  const chosen = column === 'service' || column === 'environment' ? filter[column] : undefined;
  const Way = up ? IconArrowUp : down ? IconArrowDown : IconSelector;
  return (
    <th aria-label={name} aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      <Menu position="bottom-start" withinPortal={false} withInitialFocusPlaceholder={false}>
        <MenuTarget>
          <UnstyledButton className={classes.head}>
            {name}
            <Way {...icon} />
            {chosen !== undefined && <IconFilterFilled size={14} aria-hidden />}
          </UnstyledButton>
        </MenuTarget>
        <MenuDropdown>
          <MenuItem
            component={PageLink}
            href={href({ sort: column })}
            leftSection={<IconArrowUp {...icon} />}
            rightSection={up && <IconCheck {...icon} />}
          >
            {words.sort.up}
          </MenuItem>
          <MenuItem
            component={PageLink}
            href={href({ sort: `-${column}` })}
            leftSection={<IconArrowDown {...icon} />}
            rightSection={down && <IconCheck {...icon} />}
          >
            {words.sort.down}
          </MenuItem>
          {values.length > 0 && (
            <>
              <MenuDivider />
              <MenuItem
                component={PageLink}
                href={href({ [column]: undefined })}
                leftSection={<IconFilterOff {...icon} />}
              >
                {words.sort.clear(name)}
              </MenuItem>
              {values.map(({ value, text }) => (
                <MenuItem
                  key={value}
                  component={PageLink}
                  href={href({ [column]: value })}
                  rightSection={value === chosen && <IconCheck {...icon} />}
                >
                  {text}
                </MenuItem>
              ))}
            </>
          )}
          <MenuDivider />
          <MenuItem leftSection={<IconX {...icon} />}>{words.sort.close}</MenuItem>
        </MenuDropdown>
      </Menu>
    </th>
  );
}
