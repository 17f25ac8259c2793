import type { LightFacts } from '../../state/status'
import type { pairing as English } from '../en/pairing'
import { count, phones, photos } from './count'

const who = (facts: LightFacts): string => facts.name ?? phones(facts.phones)
const many = (facts: LightFacts): boolean => facts.phones > 1

export const pairing: typeof English = {
  pairing: {
    title: 'Las fotos de tu teléfono, aquí mismo.',
    steps: {
      network: {
        what: 'La misma wifi',
        how: 'Tu teléfono y este ordenador; no una red de invitados.',
      },
      scan: {
        what: 'Apunta la cámara al código',
        how: 'Toca el enlace que aparece. No hay nada que instalar.',
      },
      pick: { what: 'Elige fotos', how: (folder) => `Llegan aquí y a ${folder}.` },
    },
    noCamera: ['¿Sin cámara? Abre ', ' y escribe ', ''],
    qrLabel: (address) => `Código QR de ${address}`,
    straight: 'Las fotos van directas a este ordenador por tu wifi, nunca por internet.',
    anyone:
      'Quien escanee este código puede enviar fotos aquí hasta que pulses Detener. No puede ver tus archivos.',
    notEncrypted: 'Sin cifrar: bien en casa; evítalo en una wifi pública.',
    encrypted: 'Cifrado en el camino del teléfono a este ordenador.',
    warningShort: '¿El teléfono avisa de un certificado?',
    warning:
      'El navegador del teléfono avisará de un certificado desconocido: este ordenador hizo el suyo. Toca «Avanzado» y después «Continuar»; en un iPhone, «Mostrar detalles» y después «visitar este sitio web».',
  },
  panel: {
    label: 'Conexión',
    network: 'Red',
    address: 'Dirección',
    code: 'Código',
    phones: 'Teléfonos',
    noPhones: 'Ningún teléfono tiene la página abierta.',
    sent: (n) => count(n, { one: '# foto enviada', other: '# fotos enviadas' }),
    openFolder: 'Abrir carpeta',
    stop: 'Detener',
    stopHint: 'Dejar de recibir',
    resume: 'Reanudar',
    newCode: 'Código nuevo',
    newCodeHint: 'Crea un código nuevo. El anterior deja de valer al momento.',
    stopped: 'Detenido',
    chooseNetwork: (network) => `Red: ${network}. Elegir otra`,
    trouble: '¿No llega ningún teléfono?',
  },
  help: {
    title: 'Aún no ha venido ningún teléfono.',
    steps: [
      'El teléfono y el ordenador están en la misma wifi, y no es una red de invitados.',
      'La VPN está apagada, en el teléfono y aquí.',
      'Android 17 o posterior: permite al navegador «Dispositivos cercanos».',
      'iPhone con Chrome o Firefox: permite «Red local» en Ajustes.',
      'El cortafuegos de este ordenador permite Snapland en redes privadas.',
    ],
    nextAddress: 'Puede que el código muestre otra red.',
    tryNext: (network) => `Probar ${network}`,
    noWifi: '¿Sin wifi? Activa la zona wifi de este ordenador y conecta antes el teléfono a ella.',
    joinWifi: 'Mostrar un código para la wifi',
  },
  wifi: {
    title: 'Conectar un teléfono a la wifi',
    name: 'Nombre de la wifi',
    password: 'Contraseña',
    hint: 'Escanea primero esto con la cámara del teléfono; después, el código de Snapland.',
    empty:
      'Escribe el nombre de la zona wifi y su contraseña. Solo quedan en esta ventana hasta que la cierres.',
    tooShort: 'Una contraseña de wifi tiene al menos 8 caracteres.',
    qrLabel: (name) => `Código QR para la wifi ${name}`,
  },
  network: {
    wifi: 'Wifi',
    ethernet: 'Ethernet',
    vpn: 'VPN',
    virtual: 'Red virtual',
    loopback: 'Ninguna',
    other: 'Red',
  },
  light: {
    stopped: () => 'Detenido. Ningún teléfono puede enviar.',
    'no-network': () => 'Este ordenador no está en ninguna red: ningún teléfono llega a él.',
    waiting: () => 'Esperando un teléfono',
    reached: () => 'Un teléfono ha llegado a este ordenador',
    open: (facts) => `${who(facts)}: página abierta`,
    hidden: (facts) => `${who(facts)}: página en segundo plano`,
    choosing: (facts) => `${who(facts)} ${many(facts) ? 'están' : 'está'} eligiendo fotos`,
    preparing: (facts) => `${who(facts)} ${many(facts) ? 'están' : 'está'} preparando fotos`,
    sending: (facts) => `${who(facts)}: enviando ${facts.at} de ${facts.total}`,
    receiving: (facts) => `Recibiendo ${photos(facts.total)}`,
    paused: (facts) => `${photos(facts.total)} en pausa, esperando al teléfono`,
    done: (facts) => `${who(facts)}: todo guardado`,
  },
  phone: {
    open: () => 'página abierta',
    hidden: () => 'página en segundo plano',
    picking: () => 'eligiendo fotos',
    preparing: () => 'preparando fotos',
    sending: (at, total) => `enviando ${at} de ${total}`,
    done: () => 'todo guardado',
  },
  people: {
    remove: (name) => `Quitar ${name}`,
    removeTitle: (name) => `¿Quitar ${name}?`,
    removeText:
      'No se acepta nada más de este teléfono hasta que Snapland se inicie de nuevo. Lo que no terminó se abandona; las fotos enviadas se quedan.',
    removeNow: 'Quitar',
    cancel: 'Cancelar',
    asks: (name) => `${name} quiere enviar fotos.`,
    allow: 'Permitir',
    refuse: 'Rechazar',
  },
}
