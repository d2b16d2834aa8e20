// The findings in Indonesian.
import type { Said } from "../../schema/register/words.ts";
import type { Sentences } from "./index.ts";

/** Names of missing papers and facts, as the rules have them. */
const words: Readonly<Record<string, string>> = {
  request: "permohonan",
  approval: "persetujuan",
  criteria: "empat penilaian kelayakan",
  until: "tanggal akhir",
  period: "periode",
  lastGood: "pencadangan terakhir yang berhasil",
  brand: "merek",
  model: "model",
  cpu: "prosesor",
  memory: "memori",
  disks: "diska",
  raid: "RAID",
  network: "kartu jaringan",
  power: "catu daya",
  os: "sistem operasi",
  backup: "cadangan",
};

/** What a row that is no site is taken for. */
const others = { heading: "judul bagian", total: "jumlah", note: "catatan" } as const;

function list(names: readonly string[]): string {
  return names.map((name) => words[name] ?? name).join(", ");
}

export const id: Sentences = {
  "waiver-ended": ({ id, owner, until }) => [
    `dispensasi ${id} milik ${owner} berakhir pada ${until}`,
    "perpanjang, atau tutup kembali apa yang dibukanya",
  ],
  "waiver-ending": ({ id, owner, until, days }) => [
    `dispensasi ${id} milik ${owner} berakhir ${days === 0 ? "hari ini" : `dalam ${days} hari, pada ${until}`}`,
    "ajukan yang baru, atau rencanakan penutupan apa yang dibukanya",
  ],
  "waiver-unused": ({ id }) => [`dispensasi ${id} tidak dipakai`, "hapus, atau sebutkan di tempat yang memerlukannya"],
  "mitra-closed": ({ name }) => [
    `${name} adalah badan hukum lain: jalurnya direncanakan, dan semuanya tertutup`,
    "putuskan apa yang boleh dicapainya, lalu buka dengan flow yang menyebut lokasi itu dan sebuah dispensasi",
  ],
  "mitra-open": ({ name, flow, waiver }) => [
    `${name} adalah badan hukum lain, dan flow ${flow} membukanya ${waiver === undefined ? "tanpa dispensasi" : `dengan dispensasi ${waiver}`}`,
    waiver === undefined ? "beri flow itu dispensasi, atau keluarkan lokasi itu darinya" : "tinjau dispensasi sebelum berakhir",
  ],
  "no-simpul": ({ name }) => [
    `${name} tidak punya simpul: belum ada di jaringan`,
    "tetapkan simpul dan aksesnya, atau rencanakan beserta tahunnya",
  ],
  "single-uplink": ({ name, link, dark }) => [
    `${name} bergantung pada satu jalur ${link}: bila putus, ${dark} lokasi padam`,
    "rencanakan jalur kedua, misalnya simpul 2 ke simpul 3",
  ],
  "no-cable": ({ name }) => [
    `kabel daerah belum menjangkau ${name}: tersambung lewat jalur penyedia dan terowongan, dan tidak ada dokumen yang menyebut sampai kapan`,
    "rencanakan kabel beserta tahunnya, atau tetapkan terowongan itu",
  ],
  "provider-own": ({ sites, lines }) => [
    `${sites} lokasi memiliki ${lines} jalur internet sendiri; tidak ada dokumen yang menunjukkan bahwa Diskominfo mengadakan atau mengendalikannya`,
    "daftarkan setiap jalur kepada Diskominfo, atau putuskan setelah lokasi tersambung ke jaringan",
  ],
  "upstream-unknown": ({ sum, points }) => [
    `${points} titik dijanjikan ${sum} Mbps seluruhnya; dapat dipenuhi atau tidak belum dapat dihitung: perlu kapasitas internet yang dibeli`,
    "isi purchasedMbps pada internetEdge beserta kontraknya",
  ],
  "upstream-short": ({ sum, purchased }) => [
    `${sum} Mbps dijanjikan dan ${purchased} Mbps dibeli: dibagi ${(sum / purchased).toFixed(2)} banding 1`,
    "tambah kapasitas, atau turunkan yang dijamin",
  ],
  "pdn-unconnected": ({ peer }) => [
    `Pusat Data belum mempunyai keterhubungan bertanggal dengan ${peer}`,
    "tetapkan keterhubungan beserta tanggalnya, atau catat siapa yang memutuskan sebaliknya",
  ],
  "foreign-overlap": ({ address, prefix, pool, used }) => [
    `${address} milik jaringan lain (${prefix}), dan ${pool} (${used}) menutupinya`,
    "pindahkan pool itu: yang harus mencapai jaringan tersebut tidak akan bisa",
  ],
  "address-exposed": ({ address }) => [
    `sebuah layanan terbuka ke seluruh internet di ${address}, dengan alamat IP langsung`,
    "beri nama dan https, atau tutup ke jaringan intra",
  ],
  "same-name": ({ name, first, second }) => [
    `${name} tercatat dua kali, sebagai ${first} dan ${second}`,
    "pastikan tempat mana yang dimaksud setiap baris, lalu perbaiki namanya",
  ],
  "not-surveyed": ({ name }) => [
    `${name} ada dalam daftar perangkat daerah, tetapi tidak disurvei`,
    "lakukan survei: jalur, perangkat dan pegawainya tidak diketahui",
  ],
  "dead-line": ({ name, provider, left }) => [
    `${name} memiliki jalur ${provider} yang tidak berfungsi, jadi ${left} jalur yang dipakai`,
    "perbaiki, atau akhiri kontraknya",
  ],
  "single-provider": ({ name, provider, lines }) => [
    `${name} bergantung pada satu penyedia, ${provider}${lines > 1 ? `, ${lines} jalur dari penyedia yang sama` : ""}: tidak ada jalur pengganti`,
    "sambungkan ke simpulnya, atau pesan jalur dari penyedia lain",
  ],
  "rate-missing": ({ name, row }) => [
    `survei tidak mencatat Mbps untuk ${name} (baris ${row}); jatahnya masih asumsi`,
    "ukur jalurnya, lalu isi mbps beserta sumbernya",
  ],
  "wish-above-plan": ({ name, wanted, planned }) => [
    `${name} meminta ${wanted.join("/")} Mbps; yang direncanakan paling banyak ${planned}`,
    "naikkan jatah internetnya, atau sampaikan alasannya",
  ],
  "survey-encoding": ({ encoding }) => [
    `berkas ini bukan UTF-8: dibaca sebagai ${encoding}`,
    "periksa nama yang beraksen, atau simpan lembarnya sebagai CSV UTF-8 atau .xlsx",
  ],
  "survey-sheet-unread": ({ sheet, read }) => [`lembar ${sheet} tidak dibaca, hanya ${read}`, `baca juga dengan --sheet "${sheet}"`],
  "survey-column-unread": ({ heading }) => [
    `kolom "${heading}" tidak dikenal survei: isinya tidak ada dalam draf`,
    "namai seperti kolom lainnya (daftarnya di docs/new-region.md), atau masukkan dengan tangan",
  ],
  "survey-year": ({ year }) => [`tahun tidak tercetak: titik dimasukkan untuk ${year}`, "tulis tahunnya pada judul tabel, atau perbaiki"],
  "survey-unit": ({ name, row, printed, mbps }) => [
    `baris ${row}, ${name}: "${printed}" tertulis megabyte, dan dibaca ${mbps} megabit per detik`,
    "tanyakan apakah yang dimaksud megabit",
  ],
  "survey-ambiguous": ({ name, row, printed, read }) =>
    read === undefined
      ? [
          `baris ${row}, ${name}: angka pada "${printed}" dapat berarti Mbps atau jumlah jalur, jadi tidak ada yang dimasukkan`,
          "tanyakan yang mana, lalu isi",
        ]
      : [
          `baris ${row}, ${name}: "${printed}" menyebut dua kecepatan; yang dimasukkan ${read} Mbps, yang terendah`,
          "tanyakan mana yang berlaku",
        ],
  "survey-unknown-name": ({ name, row, id, meant }) => [
    `baris ${row}: daerah ini tidak mempunyai ${name}; diberi id baru ${id}`,
    meant === undefined
      ? "pertahankan id itu, atau isi namanya sebagai alias lokasi yang dimaksud"
      : `bila yang dimaksud ${meant}, isi namanya sebagai aliasnya`,
  ],
  "survey-empty-row": ({ name, row }) =>
    name === undefined
      ? [`baris ${row} pada lembar hanya memuat nomor`, "tanyakan apakah ada baris yang hilang"]
      : [`baris ${row}, ${name}: tidak ada yang diisi`, "lakukan survei"],
  "survey-nameless": ({ row, words }) => [
    `baris ${row} pada lembar tidak bernama, jadi isinya tidak ada dalam draf: ${words}`,
    "tanyakan milik siapa baris itu",
  ],
  "survey-other-row": ({ row, words, as }) => [
    `baris ${row} pada lembar dianggap ${others[as]}, bukan lokasi: ${words}`,
    "bila itu sebuah lokasi, beri nomor pada barisnya",
  ],
  "survey-unread": ({ name, row, column, words }) => [
    `baris ${row}, ${name}: isi "${column}" ini tidak masuk catatan mana pun: ${words}`,
    "baca, lalu masukkan maksudnya",
  ],
  "survey-no-point": ({ name, row, words }) => [
    `baris ${row}, ${name}: ${words === "" ? "kecepatan tidak disebut" : `"${words}" tidak menyebut dua kecepatan`}, jadi tidak menjadi titik dalam draf`,
    "tanyakan kecepatannya, lalu isi",
  ],
  "survey-cut": ({ name, row, column, most }) => [
    `baris ${row}, ${name}: isi "${column}" lebih dari ${most} huruf, dan berakhir dengan … dalam draf`,
    "bagi selnya, satu baris satu butir",
  ],
  "titik-min-above-max": ({ name, row, min, max }) => [
    `baris ${row}, ${name}: minimal tercetak ${min} Mbps lebih besar daripada maksimal tercetak ${max} Mbps`,
    "tanyakan kepada pengelola tabel angka mana yang berlaku",
  ],
  "titik-column-shifted": ({ table, by, rows, from }) => [
    `${table}: kolom maksimal adalah kolom minimal yang bergeser ${by} baris, pada ${rows} dari ${rows} baris mulai baris ${from} (maksimal baris r = minimal baris r − ${by})`,
    "perbaiki tabelnya; sementara itu kolom minimal dibaca sebagai alokasi",
  ],
  "mbps-per-device": ({ name, mbps, devices, each, median }) => [
    `${name} mendapat ${mbps} Mbps untuk ${devices} perangkat tersambung: ${each.toFixed(2)} Mbps per perangkat, sedangkan nilai tengah semua ${median.toFixed(2)}`,
    "timbang kembali alokasi terhadap jumlah perangkat",
  ],
  "equipment-counted-twice": ({ name, rows, parts }) => [
    `${name} ada di baris ${rows.join(" dan ")}${parts > 0 ? `, dan ${parts} baris bagiannya berjumlah sama` : ""}: penjumlahan biasa menghitungnya ${rows.length + (parts > 0 ? 1 : 0)} kali`,
    "hitung sekali saja",
  ],
  "devices-unlike": ({ name, owned, connected }) => [
    `${name} memiliki ${owned} komputer, ${connected} di antaranya tersambung ke internet`,
    "sambungkan sisanya, atau perbaiki jumlahnya",
  ],
  "server-outside": ({ name, owner, count, bound, lacks, ruled }) => [
    `${name} milik ${owner} (${count === undefined ? "jumlah tidak diketahui" : count}) berada di luar Pusat Data${exemptionId(bound, lacks, ruled)}`,
    fixId(bound, ruled),
  ],
  "server-facts-missing": ({ name, unknown }) => [
    `tentang ${name} tidak diketahui: ${list(unknown)}`,
    "periksa mesinnya, lalu isi datanya",
  ],
  "os-obsolete": ({ name, os, ended }) => [
    `${name} memakai ${os}, yang tidak didukung lagi oleh pembuatnya sejak ${ended}`,
    "ganti, atau lepaskan dari jaringan",
  ],
  "backup-unproved": ({ data, lacks }) => [
    `pencadangan ${data}: belum diketahui ${list(lacks)}`,
    "sepakati periodenya, lalu catat pencadangan terakhir",
  ],
  "third-party-hosting": ({ name, where }) => [
    `${name} disimpan pada pihak ketiga${where === undefined ? "" : ` (${where})`}, dan tidak ada persetujuan kepala daerah yang tercatat`,
    "pindahkan ke Pusat Data, atau catat persetujuannya",
  ],
  "hosting-unknown": ({ count, all }) => [
    `tempat ${count} dari ${all} aplikasi milik daerah dijalankan tidak disebut dokumen mana pun`,
    "tanyakan servernya kepada setiap pemilik, lalu isi",
  ],
  "admin-exposed": ({ name, address }) => [
    `${name} melayani administrasi pemerintahan dan dapat dicapai dari internet di ${address}`,
    "batasi agar hanya dicapai lewat jaringan intra atau jaringan lain yang diamankan",
  ],
  "domain-unknown": ({ name }) => [
    `domain resmi ${name} belum diketahui: nama mana yang berada di luarnya belum dapat dikatakan`,
    "isi domain pada catatan daerahnya",
  ],
  "domain-outside": ({ host, domain, of }) => [
    `${host} (${of ?? "pemilik tidak diketahui"}) tidak berada di bawah ${domain}`,
    `pindahkan ke sub domain ${domain}`,
  ],
  "domain-misspelt": ({ host, meant }) => [`${host} mungkin salah tulis: maksudnya ${meant}`, "perbaiki daftarnya, atau namanya"],
  "domain-http": ({ host }) => [`${host} diumumkan dengan http tanpa enkripsi`, "pasang sertifikat, dan alihkan http ke https"],
  "address-raw": ({ name, address }) => [`${name} dicapai dengan alamat IP langsung, ${address}`, "beri nama di bawah domain resmi"],
  "address-malformed": ({ name, address }) => [
    `alamat ${name} tidak dapat dipakai seperti tercetak: ${address}`,
    "minta alamat yang benar kepada pemiliknya",
  ],
  "address-missing": ({ name }) => [`tidak ada alamat untuk ${name}`, "tanyakan kepada pemiliknya di mana aplikasi itu dicapai"],
  "address-shared": ({ first, second, address }) => [
    `${first} dan ${second} terdaftar dengan satu alamat, ${address}`,
    "pastikan apakah keduanya satu aplikasi",
  ],
  "row-twice": ({ name, table, rows }) => [`${name} ada di baris ${rows.join(" dan ")} pada ${table}`, "hapus salah satu barisnya"],
  "roadmap-order": ({ name, starts, before, ends, why }) => [
    `${name} mulai ${starts}, padahal harus menyusul ${before} yang berakhir ${ends}${why === undefined ? "" : `: ${bare(why)}`}`,
    "mulai lebih kemudian, atau sebutkan bagian mana yang dapat didahulukan",
  ],
  "roadmap-window": ({ name, thing, year, from, to }) => [
    `${thing} direncanakan ${year}, di luar tahun ${from} sampai ${to} pada ${name}`,
    "sesuaikan salah satunya",
  ],
  "roadmap-years-unknown": ({ table, count, all }) => [
    `${table}: tahun ${count} dari ${all} butir hilang dari teks`,
    "ambil tahunnya dari naskah asli",
  ],
  "duty-overdue": ({ what, owner, since, never }) => [
    `${bare(what)}: jatuh tempo sejak ${since}, ${never ? "dan tidak ada catatan bahwa pernah dilaksanakan" : "belum dilaksanakan lagi"} (${owner})`,
    "laksanakan, lalu isi catatannya",
  ],
  "duty-unproved": ({ what, owner, period }) => [
    `${bare(what)}: setiap ${period}, dan tidak ada catatan kapan terakhir dilaksanakan (${owner}); terlambat atau tidak belum dapat dihitung: perlu tanggal`,
    "isi lastDone, atau firstDue, beserta sumbernya",
  ],
  "deadline-passed": ({ what, date }) => [
    `${bare(what)}: tanggalnya ${date}`,
    "periksa apakah dipenuhi, dan apa yang masih bergantung padanya",
  ],
  "decree-missing": ({ what }) => [`belum ada: ${bare(what)}`, "susun, lalu isi nomor dan tanggalnya"],
  "table-rows": ({ table, printed, entered }) => [
    `${table} memuat ${printed} baris, yang dimasukkan ${entered}`,
    "masukkan baris yang kurang, atau hapus yang lebih",
  ],
  "table-numbers-missing": ({ table, missing }) => [
    `${table} melewatkan nomor ${missing.join(", ")}`,
    "tanyakan apakah ada baris yang hilang",
  ],
  conflict: ({ about, says, fix }) => [`${bare(about)}: ${says.map(bare).join(" / ")}`, bare(fix)],
  unknown: ({ question, blocks, ask }) => [
    `tidak diketahui: ${bare(question)}; tanpa itu belum dapat dihitung: ${blocks.map(bare).join("; ")}`,
    `tanyakan kepada ${ask}, lalu isi jawabannya beserta sumbernya`,
  ],
};

function exemptionId(bound: boolean, lacks: readonly string[] | undefined, ruled: boolean): string {
  if (!bound) return "; pemiliknya tidak terikat aturan ini";
  if (!ruled) return ", padahal server perangkat daerah hendak disatukan di sana";
  return lacks === undefined ? ", tanpa pengecualian" : `; pengecualiannya belum memuat ${list(lacks)}`;
}

function fixId(bound: boolean, ruled: boolean): string {
  if (!bound) return "sepakati tempatnya: pemiliknya tidak terikat aturan ini";
  return ruled
    ? "pindahkan ke Pusat Data, atau lengkapi pengecualiannya: permohonan, persetujuan, empat penilaian"
    : "rencanakan pemindahannya ke Pusat Data";
}

/** A sentence of the data inside one of ours. */
function bare(said: Said): string {
  return said.id.replace(/\.$/, "");
}
