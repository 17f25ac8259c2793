import type { problems as English } from '../en/problems'
import { photos } from './count'

export const problems: typeof English = {
  notices: {
    label: 'Mensagens',
    dismiss: 'Dispensar',
    one: (file, sender) => `${file} de ${sender}`,
    several: (n, sender) => `${photos(n)} de ${sender}`,
  },
  problems: {
    DUPLICATE: {
      what: 'Já está aqui, então não foi salva de novo.',
      next: 'O mesmo conteúdo já veio deste celular. É a foto da galeria.',
    },
    BODY_ENDED_EARLY: {
      what: 'A conexão com o celular caiu.',
      next: 'O que chegou fica guardado. Continua quando o celular voltar a este Wi-Fi com a página aberta.',
    },
    IDLE: {
      what: 'Faz um tempo que nada chega.',
      next: 'O que chegou fica guardado. Acorde o celular e deixe a página aberta; o envio continua dali.',
    },
    CHECKSUM_MISMATCH: {
      what: 'Um pedaço foi danificado no caminho.',
      next: 'Nada se perdeu. O celular envia esse pedaço de novo.',
    },
    EMPTY_FILE: {
      what: 'O arquivo está vazio (0 bytes): não havia nada para salvar.',
      next: 'Ele continua no celular. Abra-o lá para ver se a foto está lá.',
    },
    TOO_LARGE: {
      what: 'O arquivo é maior do que este computador aceita.',
      next: 'Ele continua no celular. As outras fotos seguem.',
    },
    NOT_A_PHOTO: {
      what: 'Isto não é uma foto, então não foi salvo.',
      next: 'Continua no celular. As outras fotos seguem.',
    },
    SAVE_FAILED: {
      what: 'Não foi possível gravar a foto no disco.',
      next: 'Ela continua no celular. Verifique a pasta de recebimento e envie de novo.',
    },
    EXPIRED: {
      what: 'Esta foto não foi concluída em um dia.',
      next: 'O que tinha chegado foi removido. A foto continua no celular: envie de novo.',
    },
    FOLDER_GONE: {
      what: 'A pasta de recebimento não está lá.',
      next: 'O que chegou fica guardado. Conecte o disco ou crie a pasta de novo e tente outra vez no celular.',
    },
    FOLDER_READ_ONLY: {
      what: 'O Snapland não pode gravar na pasta de recebimento.',
      next: 'A foto continua no celular. Permita a gravação e tente outra vez no celular.',
    },
    DISK_FULL: {
      what: 'O disco deste computador está cheio.',
      next: 'O que chegou fica guardado. Libere espaço e tente outra vez no celular.',
    },
    PAUSED: {
      what: 'Este computador parou de receber por enquanto.',
      next: 'A foto continua no celular.',
    },
    NOT_FOUND: {
      what: 'O código mudou enquanto esta foto chegava.',
      next: 'Ela continua de onde foi enviada. Escaneie o novo código e envie de novo.',
    },
    INTERNAL: {
      what: 'Algo deu errado neste computador.',
      next: 'Nada do que foi salvo se perdeu. Envie a foto de novo.',
    },
  },
  startFailed: {
    what: 'O Snapland não conseguiu mostrar as fotos.',
    next: 'Elas estão seguras na pasta de recebimento. Feche o Snapland e abra de novo.',
  },
}
