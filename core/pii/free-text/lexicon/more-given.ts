import { wordList } from './word-list.ts'

/** Given names that many people bear and the lists of the package lack. */
export const moreGiven = wordList(`
  fernand farid hanane annick jeannine karima salima rachida houria djamila mourad redouane djamel
  shazia alun beverley kirsty alfie rhys gareth dafydd gethin emyr geraint huw dilys nerys sian eleri mairi catriona
  eilidh iain alasdair fergus euan shona morven ciaran dermot eamonn fergal padraic sinead orla grainne deirdre
  caoimhe aisling sunil amit sanjeev harpreet gurpreet manpreet jaspreet balwinder parveen nasreen zahid asif shahid
  kashif waqar adeel faisal saima uzma rukhsana oluwatobi adebayo folake babatunde delroy
  lakisha tamika
  wim henk rik rob jeroen martijn michiel joke hennie corrie truus greet nel bep tineke janneke geertje marloes
  hanneke willemijn carolien natasja lies griet els katrien hilde leen goedele an jos nordin
  lurdes conceicao graca armanda custodia gertrudes idalina isaura joaquina odete preciosa helder amadeu avelino
  belmiro domingos firmino ilidio inacio marcio rogerio vinicius jefferson cleiton edson gilson nilson robson everton
  juliano rosangela sueli terezinha raimunda
  grazyna stanislawa iwona urszula marzena wieslawa kazimiera tadeusz zbigniew mariusz wojciech miroslaw maciej
  slawomir jaroslaw wieslaw zdzislaw mieczyslaw przemyslaw czeslaw leszek waldemar wioletta boleslaw bronislaw lech
  radoslaw witold lucyna marzanna mieczyslawa wioleta zyta zosia aska gosia kasia basia krysia jadzia
  inigo nieves remedios montserrat encarnacion inmaculada ainara leire itxaso maialen gorka asier ander eneko josu
  xabier yeray leidy
  detlev uwe guenther juergen volker holger hartmut eckhard friedhelm siegfried elke heike jutta ute irmgard elfriede
  waltraud edeltraud hannelore hatice
  siobhan niamh aoife saoirse roisin eoin cillian oisin padraig bronwen carys angharad morag tunde farrukh chidi ngozi
  rashid tariq rajesh deepak mei ling wei jing hiroshi yuki dmitri sergei olena oksana volodymyr iryna ginette
  ghislaine ouardia jurgen joerg wencke annegret detlef anke thorsten gunther ulrike sieglinde gerlinde dietmar
  macarena borja aitor ainhoa leocadia asuncion begona itziar oriol pau arnau lupita ottavia mariagrazia annelies
  greetje marijke ze iara bartosz wojtek tomek bartek jarek marka marku anno kasiu tomku piotrze pawle haliny markiem
  dom jen meg viv bev gill steffi susi nacho pili tere beppe jaap bia ula aga kuba steph miroslawa
`)
