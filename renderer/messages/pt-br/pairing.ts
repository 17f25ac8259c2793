import type { LightFacts } from '../../state/status'
import type { pairing as English } from '../en/pairing'
import { count, phones, photos } from './count'

const who = (facts: LightFacts): string => facts.name ?? phones(facts.phones)
const many = (facts: LightFacts): boolean => facts.phones > 1

export const pairing: typeof English = {
  pairing: {
    title: 'As fotos do seu celular, bem aqui.',
    steps: {
      network: {
        what: 'O mesmo Wi-Fi',
        how: 'Seu celular e este computador, sem rede de convidados.',
      },
      scan: {
        what: 'Aponte a câmera para o código',
        how: 'Toque no link que aparecer. Nada para instalar.',
      },
      pick: { what: 'Escolha fotos', how: (folder) => `Elas chegam aqui e em ${folder}.` },
    },
    noCamera: ['Sem câmera? Abra ', ' e digite ', ''],
    qrLabel: (address) => `Código QR de ${address}`,
    straight: 'As fotos vêm direto para este computador pelo seu Wi-Fi, nunca pela internet.',
    anyone:
      'Quem escanear este código pode enviar fotos para cá até você clicar em Parar. Ninguém vê seus arquivos.',
    notEncrypted: 'Sem criptografia: tudo bem em casa, evite em Wi-Fi público.',
    encrypted: 'Criptografado no caminho do celular até este computador.',
    warningShort: 'O celular avisa sobre um certificado?',
    warning:
      'O navegador do celular avisará sobre um certificado desconhecido: este computador criou o seu. Toque em “Avançado” e depois em “Continuar”; no iPhone, em “Mostrar Detalhes” e depois em “visitar este site”.',
  },
  panel: {
    label: 'Conexão',
    network: 'Rede',
    address: 'Endereço',
    code: 'Código',
    phones: 'Celulares',
    noPhones: 'Nenhum celular está com a página aberta.',
    sent: (n) => count(n, { one: '# foto enviada', other: '# fotos enviadas' }),
    openFolder: 'Abrir pasta',
    stop: 'Parar',
    stopHint: 'Parar de receber',
    resume: 'Retomar',
    newCode: 'Novo código',
    newCodeHint: 'Cria um novo código. O antigo deixa de valer na hora.',
    stopped: 'Parado',
    chooseNetwork: (network) => `Rede: ${network}. Escolher outra`,
    trouble: 'Nenhum celular consegue chegar?',
  },
  help: {
    title: 'Nenhum celular chegou ainda.',
    steps: [
      'O celular e o computador estão no mesmo Wi-Fi, e não é uma rede de convidados.',
      'A VPN está desligada, no celular e aqui.',
      'Android 17 ou mais novo: permita “Dispositivos por perto” ao navegador.',
      'iPhone com Chrome ou Firefox: permita “Rede Local” em Ajustes.',
      'O firewall deste computador permite o Snapland em redes privadas.',
    ],
    nextAddress: 'O código pode estar mostrando a rede errada.',
    tryNext: (network) => `Tentar ${network}`,
    noWifi: 'Sem Wi-Fi? Ligue o ponto de acesso deste computador e conecte o celular a ele antes.',
    joinWifi: 'Mostrar um código para o Wi-Fi',
  },
  wifi: {
    title: 'Conectar um celular ao Wi-Fi',
    name: 'Nome do Wi-Fi',
    password: 'Senha',
    hint: 'Escaneie isto primeiro com a câmera do celular; depois, o código do Snapland.',
    empty:
      'Digite o nome do ponto de acesso e a senha. Eles ficam só nesta janela, até você fechá-la.',
    tooShort: 'Uma senha de Wi-Fi tem pelo menos 8 caracteres.',
    qrLabel: (name) => `Código QR para o Wi-Fi ${name}`,
  },
  network: {
    wifi: 'Wi-Fi',
    ethernet: 'Ethernet',
    vpn: 'VPN',
    virtual: 'Rede virtual',
    loopback: 'Nenhuma',
    other: 'Rede',
  },
  light: {
    stopped: () => 'Parado. Nenhum celular pode enviar.',
    'no-network': () => 'Este computador não está em nenhuma rede: nenhum celular o alcança.',
    waiting: () => 'Esperando um celular',
    reached: () => 'Um celular alcançou este computador',
    open: (facts) => `${who(facts)}: página aberta`,
    hidden: (facts) => `${who(facts)}: página em segundo plano`,
    choosing: (facts) => `${who(facts)} ${many(facts) ? 'estão' : 'está'} escolhendo fotos`,
    preparing: (facts) => `${who(facts)} ${many(facts) ? 'estão' : 'está'} preparando fotos`,
    sending: (facts) => `${who(facts)}: enviando ${facts.at} de ${facts.total}`,
    receiving: (facts) => `Recebendo ${photos(facts.total)}`,
    paused: (facts) => `${photos(facts.total)} em pausa, esperando o celular`,
    done: (facts) => `${who(facts)}: tudo salvo`,
  },
  phone: {
    open: () => 'página aberta',
    hidden: () => 'página em segundo plano',
    picking: () => 'escolhendo fotos',
    preparing: () => 'preparando fotos',
    sending: (at, total) => `enviando ${at} de ${total}`,
    done: () => 'tudo salvo',
  },
  people: {
    remove: (name) => `Remover ${name}`,
    removeTitle: (name) => `Remover ${name}?`,
    removeText:
      'Nada mais deste celular é aceito até o Snapland ser aberto de novo. O que não terminou é abandonado; as fotos enviadas ficam.',
    removeNow: 'Remover',
    cancel: 'Cancelar',
    asks: (name) => `${name} quer enviar fotos.`,
    allow: 'Permitir',
    refuse: 'Recusar',
  },
}
