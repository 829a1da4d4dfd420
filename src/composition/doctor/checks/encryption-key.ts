import { check } from '../check.ts';

/** Random bytes are nearly all different; of 32 random ones fewer than 20 are so once in many millions of keys. */
const leastDifferent = 20;

/** Whether the key that seals secrets looks like chance and not like somebody's hand. */
export const encryptionKey = check({
  id: 'encryption-key',
  looksAt: 'Whether the key that seals stored secrets was made by chance.',
  remedies: {
    weak: 'Make a new one (`openssl rand -base64 32`) and change the key as docs/secrets.md says: the old one is kept in CONCIERGE_ENCRYPTION_KEY_PREVIOUS until everything is sealed anew.',
  },
  look({ config }, say) {
    const bytes = [...Buffer.from(config.encryptionKey, 'base64')];
    const different = new Set(bytes).size;
    if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f))
      say.fault('weak', 'The encryption key is text that somebody wrote, not chance.');
    else if (different < leastDifferent)
      say.fault(
        'weak',
        `The encryption key has ${different} different bytes of 32; it was not made by chance.`,
      );
    else say.ok('The encryption key looks like chance.');
  },
});
