/**
 * Directory roles a partner may ask for, by template id (Graph contract, data/entra-roles.json: the same in every
 * tenant and cloud). Global Administrator is not among them and is never asked for: nothing a partner does for a
 * customer here needs it, and what has it cannot extend itself (Graph contract 2.4).
 */
export const gdapRoles = {
  'directory-readers': '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  'service-support-administrator': 'f023fd81-a637-4b56-95fd-791ac0226033',
  'license-administrator': '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  'helpdesk-administrator': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'user-administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
} as const;
export type GdapRole = keyof typeof gdapRoles;

/** What Microsoft calls each role, in every language of its documentation that we speak. */
export const gdapRoleNames: Readonly<Record<GdapRole, string>> = {
  'directory-readers': 'Directory Readers',
  'service-support-administrator': 'Service Support Administrator',
  'license-administrator': 'License Administrator',
  'helpdesk-administrator': 'Helpdesk Administrator',
  'user-administrator': 'User Administrator',
};

/**
 * What admin rights are asked for, each with the least roles that do it. Roles of Partner Center's calls: its articles
 * on licences and users name License Administrator and User Administrator, those that only read Directory Readers.
 */
export const gdapTemplates = {
  services: ['directory-readers', 'service-support-administrator'],
  licences: ['directory-readers', 'license-administrator'],
  'user-help': ['helpdesk-administrator', 'license-administrator'],
  users: ['user-administrator', 'license-administrator'],
} as const satisfies Record<string, readonly GdapRole[]>;
export type GdapTemplate = keyof typeof gdapTemplates;
export const gdapTemplateIds = Object.keys(gdapTemplates) as readonly GdapTemplate[];

/** Template ids of a template's roles. */
export const roleIdsOf = (template: GdapTemplate): readonly string[] =>
  gdapTemplates[template].map((role) => gdapRoles[role]);

/** What somebody wants to do at a customer; the last two need no admin rights. */
export const gdapPurposes = [...gdapTemplateIds, 'buying', 'azure'] as const;
export type GdapPurpose = GdapTemplate | 'buying' | 'azure';

/**
 * Whether a purpose needs admin rights. `buying`: the reseller relationship and the customer's agreement are enough.
 * `azure`: the partner works with the Azure subscription it sold, by the roles that subscription has.
 */
export function needed(
  purpose: GdapPurpose,
):
  | { readonly needed: true; readonly template: GdapTemplate }
  | { readonly needed: false; readonly because: 'buying' | 'azure' } {
  return purpose === 'buying' || purpose === 'azure'
    ? { needed: false, because: purpose }
    : { needed: true, template: purpose };
}

/** Microsoft takes one day to two years (Graph contract 2.2). */
export const longestGdapDays = 730;
export const usualGdapDays = 365;

/** Whole days that Microsoft accepts for a relationship. */
export const isGdapDays = (days: number): boolean =>
  Number.isInteger(days) && days >= 1 && days <= longestGdapDays;
