import { Select } from '@/components/ui/input';
import { Checkbox } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { T, useT } from '@/i18n/t';
import type { Organization, Permission, Role } from '@/lib/api/types';

export const permissions: readonly Permission[] = ['events', 'money', 'people', 'settings'];
const roles: readonly Role[] = ['owner', 'admin', 'member'];

/** What a role may when nothing else was chosen: the server's matrix. */
export const defaultsOf = (role: Role): readonly Permission[] => (role === 'member' ? ['events'] : permissions);

/** The roles that one may give: none above one's own. A platform administrator may give all. */
export const rolesToGive = (organization: Organization): readonly Role[] =>
  organization.role ? roles.slice(roles.indexOf(organization.role)) : roles;

export type Rights = { role: Role; permissions: readonly Permission[] };

type Props = {
  organization: Organization;
  rights: Rights;
  had?: readonly Permission[];
  onChange: (rights: Rights) => void;
};

/** Role and permissions of one person; nobody gives what they do not have. */
export const RightsFields = ({ organization, rights, had = [], onChange }: Props) => {
  const t = useT();
  const owner = rights.role === 'owner';
  return (
    <>
      <Field label={<T id="members.role" />} hint={<T id={`members.roleHint.${rights.role}`} />}>
        {(control) => (
          <Select
            {...control}
            value={rights.role}
            onChange={({ target }) => {
              const role = target.value as Role;
              onChange({ role, permissions: defaultsOf(role) });
            }}
          >
            {rolesToGive(organization).map((role) => (
              <option key={role} value={role}>
                {t(`members.role.${role}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Choices legend={<T id="members.may" />} disabled={owner}>
        {permissions.map((each) => (
          <Checkbox
            key={each}
            label={<T id={`members.permission.${each}`} />}
            hint={<T id={`members.permissionHint.${each}`} />}
            checked={owner || rights.permissions.includes(each)}
            disabled={!organization.permissions.includes(each) && !had.includes(each)}
            onChange={({ target }) =>
              onChange({
                ...rights,
                permissions: permissions.filter((one) =>
                  one === each ? target.checked : rights.permissions.includes(one),
                ),
              })
            }
          />
        ))}
      </Choices>
    </>
  );
};

/** As the API takes them: null for what the role may anyway. */
export const chosenOf = ({ role, permissions: chosen }: Rights): Permission[] | null => {
  const usual = defaultsOf(role);
  return usual.length === chosen.length && usual.every((each) => chosen.includes(each)) ? null : [...chosen];
};
