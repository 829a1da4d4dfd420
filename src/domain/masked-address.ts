/** A mail address on a card others may look at: `a•••@contoso.com`. Pure. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? address : `${address.slice(0, 1)}•••${address.slice(at)}`;
}
