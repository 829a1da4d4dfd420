import QRCode from 'qrcode';

/** An address as a QR code to scan from the screen or from paper: a `data:` picture with a quiet margin. */
export const qrPicture = (address: string, scale: 3 | 4): Promise<string> =>
  QRCode.toDataURL(address, { margin: 1, errorCorrectionLevel: 'M', scale });
