export type EngineAddress = {
  readonly signallingPort: number;
  readonly udpPort: number;
  readonly tcpPort: number;
  /** The address of this machine under which tablets reach the media port. */
  readonly mediaAddress: string;
};

export type EngineKeys = { readonly apiKey: string; readonly apiSecret: string };

const isLoopback = (address: string): boolean => address.startsWith('127.');

/**
 * The engine's configuration. JSON is YAML, and the engine refuses unknown names, so a misspelt one shows at once.
 * Signalling and its admin interface share one port: it is bound to loopback, always, behind the own gate.
 */
export function engineSettings(address: EngineAddress, keys: EngineKeys, webhookUrl: string) {
  const { mediaAddress } = address;
  return {
    port: address.signallingPort,
    bind_addresses: ['127.0.0.1'],
    keys: { [keys.apiKey]: keys.apiSecret },
    log_level: 'warn',
    logging: { json: true, level: 'warn', pion_level: 'error' },
    rtc: {
      udp_port: address.udpPort,
      // 0 = off. It binds all interfaces whatever bind_addresses says.
      tcp_port: address.tcpPort,
      // Named addresses only: otherwise the engine asks STUN servers of strangers, and offers every address it finds.
      node_ip: mediaAddress,
      use_external_ip: false,
      stun_servers: [],
      ips: { includes: [`${mediaAddress}/32`], excludes: [] },
      enable_loopback_candidate: isLoopback(mediaAddress),
      use_ice_lite: true,
      // The default of 1 s makes every second first picture wait.
      pli_throttle: { low_quality: '100ms', mid_quality: '100ms', high_quality: '100ms' },
    },
    room: {
      auto_create: false,
      enable_remote_unmute: false,
      empty_timeout: 300,
      departure_timeout: 60,
      enabled_codecs: ['audio/opus', 'audio/red', 'video/vp8', 'video/h264', 'video/rtx'].map((mime) => ({ mime })),
    },
    // Rooms are listed from the engine's memory instead of a store that lags behind.
    api: { enable_psrpc_for_get_list_participants: true },
    audio: { active_red_encoding: true },
    limit: { subscription_limit_video: 49, max_metadata_size: 8_192, max_attributes_size: 8_192 },
    webhook: { urls: [webhookUrl], api_key: keys.apiKey },
  };
}
