/** Opens a chat with the bot in Teams, with these words ready to send (contract teams 6, deep links). */
export function chatLink(botAppId: string, message: string): string {
  return `https://teams.microsoft.com/l/chat/0/0?users=28:${encodeURIComponent(botAppId)}&message=${encodeURIComponent(message)}`;
}
