export interface FileSwitches {
  /**
   * Files people give to the bot: the link leads to a sign-in page, has run out, answers after half a minute, or lies
   * on a host that is not Microsoft's.
   */
  files: 'normal' | 'sign-in-page' | 'expired' | 'slow' | 'foreign';
}

export const normalFiles = (): FileSwitches => ({ files: 'normal' });
