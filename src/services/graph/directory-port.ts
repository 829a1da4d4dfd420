/** What one of the provider's directories knows by name. Both methods take the application's own token. */
export interface GraphDirectory {
  /** Whether it has this Entra group (`GroupMember.Read.All`). */
  group(groupId: string): Promise<{ kind: 'found'; name: string } | { kind: 'not-found' }>;
  /** Whether it has this user, by object id or user principal name (`User.ReadBasic.All`). */
  user(key: string): Promise<{ kind: 'found'; name: string } | { kind: 'not-found' }>;
}
