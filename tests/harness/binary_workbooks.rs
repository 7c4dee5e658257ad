//! Small binary workbooks: .xls out of records in a file of sectors, .xlsb out of records in a zip file.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A record of an .xls.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a record is short");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// Numbers of two bytes.
pub fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A text of an .xls, after its length in two bytes.
pub fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u16::try_from(units.len()).expect("a text is short");
    [&length.to_le_bytes()[..], &[1], &words(&units)].concat()
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;

/// The stream of a workbook of one sheet, out of the records of its head and of its sheet.
pub fn xls_stream(head: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let name = "Phiếu";
    let units: Vec<u16> = name.encode_utf16().collect();
    let begin = |kind: u16| record(BOF, &[words(&[0x0600, kind]), vec![0; 12]].concat());
    let listed = |start: u32| {
        let length = u8::try_from(units.len()).expect("a name is short");
        record(0x0085, &[&start.to_le_bytes()[..], &[0, 0, length, 1], &words(&units)].concat())
    };
    let globals = |start: u32| [begin(5), listed(start), head.concat(), record(EOF, &[])].concat();
    let start = u32::try_from(globals(0).len()).expect("the head is short");
    [globals(start), begin(16), sheet.concat(), record(EOF, &[])].concat()
}

/// A file of sectors with one stream.
pub fn ole(name: &str, stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xffff_fffe;
    let mut stream = stream.to_vec();
    // shorter ones have sectors of their own
    stream.resize(stream.len().max(4096), 0);
    let size = u32::try_from(stream.len()).expect("a test is short");
    stream.resize(stream.len().next_multiple_of(SECTOR), 0);
    let count = u32::try_from(stream.len() / SECTOR).expect("a test is short");
    assert!(count < 120, "one sector lists all");
    let mut header = vec![0_u8; SECTOR];
    header[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    for (at, number) in [(24, 0x3e_u16), (26, 3), (28, 0xfffe), (30, 9), (32, 6)] {
        header[at..at + 2].copy_from_slice(&number.to_le_bytes());
    }
    for (at, number) in [(44, 1), (48, 1), (56, 4096), (60, END), (64, 0), (68, END), (72, 0), (76, 0_u32)] {
        header[at..at + 4].copy_from_slice(&number.to_le_bytes());
    }
    header[80..].fill(0xff);
    // the list of sectors, the directory, and the stream
    let chain = (2..2 + count).map(|sector| if sector == 1 + count { END } else { sector + 1 });
    let mut list: Vec<u8> = [0xffff_fffd, END].into_iter().chain(chain).flat_map(u32::to_le_bytes).collect();
    list.resize(SECTOR, 0xff);
    let entry = |name: &str, kind: u8, child: u32, start: u32, size: u32| {
        let mut entry = vec![0_u8; 128];
        let units: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64..66].copy_from_slice(&u16::try_from(units.len()).expect("a name is short").to_le_bytes());
        entry[66] = kind;
        for (at, number) in [(68, u32::MAX), (72, u32::MAX), (76, child), (116, start), (120, size)] {
            entry[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        entry
    };
    let mut directory = [entry("Root Entry", 5, 1, END, 0), entry(name, 2, u32::MAX, 2, size)].concat();
    directory.resize(SECTOR, 0);
    [header, list, directory, stream].concat()
}

/// An .xls of one sheet.
pub fn xls(head: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    ole("Workbook", &xls_stream(head, sheet))
}

/// A record of an .xlsb.
pub fn long_record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut bytes = match kind {
        0..0x80 => vec![u8::try_from(kind).expect("it fits")],
        _ => vec![
            u8::try_from(kind & 0x7f).expect("seven bits") | 0x80,
            u8::try_from(kind >> 7).expect("it fits"),
        ],
    };
    // seven bits a byte, the lowest first
    let mut length = data.len();
    loop {
        let low = u8::try_from(length & 0x7f).expect("seven bits");
        length >>= 7;
        bytes.push(if length > 0 { low | 0x80 } else { low });
        if length == 0 {
            break;
        }
    }
    bytes.extend_from_slice(data);
    bytes
}

/// A text of an .xlsb.
pub fn long_text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [&u32::try_from(units.len()).expect("a text is short").to_le_bytes()[..], &words(&units)].concat()
}

/// The parts of an .xlsb of one sheet, out of the records between the beginning and the end of its data.
pub fn xlsb_parts(strings: &[&str], sheet: &[Vec<u8>]) -> Vec<(&'static str, Vec<u8>)> {
    let count = u32::try_from(strings.len()).expect("few").to_le_bytes();
    let items = strings.iter().map(|text| long_record(0x0013, &[vec![0], long_text(text)].concat()));
    let sst = [long_record(0x009f, &[count, count].concat()), items.collect::<Vec<_>>().concat()].concat();
    let listed = [vec![0; 8], long_text("rId1"), long_text("Phiếu")].concat();
    let workbook =
        [long_record(0x009c, &listed), long_record(0x0090, &[]), long_record(0x009d, &[])].concat();
    let sheet =
        [long_record(0x0094, &[0; 16]), long_record(0x0091, &[]), sheet.concat(), long_record(0x0092, &[])];
    let relations =
        "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.bin\"/></Relationships>";
    vec![
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("xl/workbook.bin", workbook),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes().to_vec()),
        ("xl/sharedStrings.bin", sst),
        ("xl/worksheets/sheet1.bin", sheet.concat()),
    ]
}

/// A zip file of parts that are no texts.
pub fn zipped_bytes(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part can begin");
        zip.write_all(bytes).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}
