//! A bare pass of the `csv` crate over a file: the floor that benchmarks measure `score batch` against.
//!
//! With `toml` before the files, each is parsed into a `DeTable` and dropped; with `read`, it is only read.

use std::error::Error;
use std::fs;
use std::io::Write as _;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (mut records, mut bytes) = (0_usize, 0_usize);
    match arguments.split_first() {
        Some((kind, files)) if kind == "toml" => {
            for file in files {
                let text = fs::read_to_string(file)?;
                records += toml::de::DeTable::parse(&text)?.get_ref().len();
            }
        }
        Some((kind, files)) if kind == "read" => {
            for file in files {
                bytes += fs::read(file)?.len();
            }
        }
        Some(_) => {
            for file in &arguments {
                let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(file)?;
                let mut record = csv::ByteRecord::new();
                while reader.read_byte_record(&mut record)? {
                    records += 1;
                    bytes += record.iter().map(<[u8]>::len).sum::<usize>();
                }
            }
        }
        None => return Err("give files, or `toml` or `read` and files".into()),
    }
    writeln!(std::io::stdout(), "{records} records, {bytes} bytes")?;
    Ok(())
}
