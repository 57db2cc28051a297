/** The rules' own answer as tags. */
export function channelTags(channel: Uint8Array): Uint8Array {
  return channel.map((value) => (value === 0 ? 0 : 1 + ((value - 1) >> 2)));
}
