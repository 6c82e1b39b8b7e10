import { wordList } from './word-list.ts'

/** Given names that many people bear and the lists of the package lack. */
export const moreGiven = wordList(`
  siobhan niamh aoife ciara saoirse roisin declan eoin cillian oisin padraig fiona isla imogen bronwen gareth rhys carys
  angharad callum hamish ewan morag tunde nigel graham trevor geoffrey rupert hugo freya poppy priya farrukh oluwaseun
  emeka chidi ngozi amara kwame kofi abena zainab bilal hassan hussein ibrahim yusuf omar khadija aisha leila samira
  nadia rashid tariq imran sanjay rajesh deepak anjali sunita mei ling wei jing hiroshi yuki kenji dmitri sergei svetlana
  olena oksana volodymyr andrei iryna natalia ludmila boris igor
  kevin yannick mael maelys thibault thibaut gwenaelle enzo ines noemie elodie oceane amelie aurelie severine sandrine
  huguette ginette monique jacqueline yvette odile solange bernadette ghislaine ouardia aristide mehdi sofiane rachid
  jurgen juergen jorg joerg heike uwe wencke annegret hannelore heidrun detlef meike anke sven torsten thorsten gunther
  gunter ulrike sieglinde waltraud gerlinde reinhard dietmar urs reto beat regula vreni franziska luca
  inigo macarena nerea borja xavi iker aitor ainhoa joaquin anselmo leocadia asuncion yolanda rocio begona maite itziar
  jordi montserrat nuria oriol pau arnau guadalupe lupita
  fiorenza ludovica ilaria edoardo ginevra calogero rosalia ottavia mattia tommaso beatrice noemi samuele gianluca
  gianmarco piergiorgio mariagrazia
  marloes sjoerd fenna lotte jeroen annelies greetje wim maud ruben joost maarten wouter femke sanne anouk marijke
  leonor goncalo mafalda nuno ze tiago lurdes anabela rui iara caua matilde duarte thais joao ines filipa catarina afonso
  xavier teresa
  malgorzata bartosz kinga wojtek krzysztof zbigniew grazyna pawel agnieszka oliwia dariusz zofia wojciech katarzyna
  stanislaw zdzislaw bozena danuta halina kasia basia gosia asia ania tomek bartek jarek marek jacek
  marka marku anno kasiu tomku piotrze pawle haliny markiem anna
  dom ben sam tom tim jim bob rob nick dave steve mike matt joe liz kate jen meg pam sue viv bev gill seb leo flo manu fred
  uli steffi toni susi andi pepe paco nacho lola pili tere gigi pippo beppe nico jaap kees piet henk truus ria bia gabi ula ewa
  iza aga kuba michal steph miroslawa edyta damian mirka thijs noa aurore agathe
`)

/** Family names that many people bear and the lists of the package lack. */
export const moreFamily = wordList(`
  nguyen tran pham yilmaz yildiz demir kaya celik okafor adeyemi okonkwo siddiqui khan ahmed hussain begum malik chaudhry
  patel singh sharma gupta mehta whitfield hughes griffiths llewellyn mcallister fenwick pemberley doyle gallagher
  chen wang zhang liu huang yang wu zhou kim park choi petrov petrowa ivanov ivanova popov kuznetsov
  wisniewska wisniewski kowalska zielinski zielinska szymanska lewandowska dabrowska kozlowska jankowska wojciechowska
  kaczmarek nowicka piotrowska grabowska pawlowska michalska krol wieczorek jablonska wrobel majewska olszewska
  benkhelifa hamdi elamrani haddad mansouri bouzid belkacem cherif diallo traore diop ndiaye
`)
