import type { Language } from './language.ts';

const en = {
  noUse: 'I have no use for a file here. Write to me instead: “help” shows what I can do for you.',
  several: 'One file at a time, please: attach the list alone.',
  kind: 'I read lists as CSV or plain text (.csv or .txt). In Excel that is File > Save as > “CSV UTF-8”.',
  large: 'The file is larger than 256 KB. Please split the list and attach its parts one after the other.',
  notText: 'There is no readable text in this file. In Excel, save the list as “CSV UTF-8” and attach that.',
  empty: 'The file is empty.',
  place:
    'The file is not from your OneDrive or SharePoint, so I have not opened it. Attach it from your device.',
  refused: 'Microsoft has not let me read the file: its link may have run out. Please attach it once more.',
  unreachable:
    'I could not fetch the file just now. Attach it once more in a minute, or paste the list as text.',
};
type FileWords = typeof en;
/** Why a file is not read, or of no use. */
export type FileTrouble = keyof FileWords;

const de: FileWords = {
  noUse:
    'Mit einer Datei kann ich hier nichts anfangen. Schreiben Sie mir: „Hilfe“ zeigt, was ich für Sie tun kann.',
  several: 'Bitte nur eine Datei auf einmal: Hängen Sie die Liste allein an.',
  kind: 'Ich lese Listen als CSV oder reinen Text (.csv oder .txt). In Excel: Datei > Speichern unter > „CSV UTF-8“.',
  large:
    'Die Datei ist größer als 256 KB. Bitte teilen Sie die Liste und hängen Sie die Teile nacheinander an.',
  notText:
    'In dieser Datei steht kein lesbarer Text. Speichern Sie die Liste in Excel als „CSV UTF-8“ und hängen Sie diese Datei an.',
  empty: 'Die Datei ist leer.',
  place:
    'Die Datei liegt nicht in Ihrem OneDrive oder SharePoint, deshalb habe ich sie nicht geöffnet. Hängen Sie sie von Ihrem Gerät aus an.',
  refused:
    'Microsoft hat mich die Datei nicht lesen lassen: Ihr Link ist vielleicht abgelaufen. Bitte hängen Sie sie noch einmal an.',
  unreachable:
    'Ich konnte die Datei gerade nicht holen. Hängen Sie sie in einer Minute noch einmal an, oder fügen Sie die Liste als Text ein.',
};

/** What is said to a file that somebody attaches. */
export const fileWords = (language: Language): FileWords => (language === 'de' ? de : en);
